/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,

  // The token of a link from a mail stands in the URL of its page, and is not to travel with what
  // that page asks for. Not `no-referrer`: a form that is posted without JavaScript would then come
  // from the origin "null", which Next refuses as a server action.
  async headers() {
    return [
      {
        source: '/account/:link(reset|activate)/:path*',
        headers: [{ key: 'Referrer-Policy', value: 'strict-origin' }],
      },
    ]
  },

  // The home page is the collection that Shopify calls "frontpage". As a page of a dynamic route
  // it is rendered at its first visit and kept from then on, so it is static for every visitor
  // and still the build needs no store.
  async rewrites() {
    return [{ source: '/', destination: '/collections/frontpage' }]
  },
}

export default config
