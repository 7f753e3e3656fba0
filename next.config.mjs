// What every answer says, a file as well as a page. The Content-Security-Policy of a page differs
// from request to request: app/content-security-policy.ts.
const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
]

// For files at the root, which middleware.ts leaves out. Where there is no such file, a page says so:
// it can be read, and nothing in it runs.
const FILES = [
  {
    key: 'Content-Security-Policy',
    value:
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,

  async headers() {
    return [
      { source: '/:path*', headers: EVERYWHERE },
      { source: '/:file([^/]+\\.[a-z0-9]+)', headers: FILES },
      // The token of a link from a mail stands in the URL of its page, and is not to travel with
      // what that page asks for. Not `no-referrer`: a form that is posted without JavaScript would
      // then come from the origin "null", which Next refuses as a server action.
      {
        source: '/account/:link(reset|activate)/:path*',
        headers: [{ key: 'Referrer-Policy', value: 'strict-origin' }],
      },
    ]
  },

  // The home page is the collection that Shopify calls "frontpage".
  async rewrites() {
    return [{ source: '/', destination: '/collections/frontpage' }]
  },
}

export default config
