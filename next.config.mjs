/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,

  // The home page is the collection that Shopify calls "frontpage". As a page of a dynamic route
  // it is rendered at its first visit and kept from then on, so it is static for every visitor
  // and still the build needs no store.
  async rewrites() {
    return [{ source: '/', destination: '/collections/frontpage' }]
  },
}

export default config
