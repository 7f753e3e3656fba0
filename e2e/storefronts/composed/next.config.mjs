import createNextIntlPlugin from 'next-intl/plugin'

export default createNextIntlPlugin()({
  poweredByHeader: false,
  // As shops do that have a CDN in front of them. It must not hold where a session is written.
  async headers() {
    const value = 'public, s-maxage=60'
    const names = ['CDN-Cache-Control', 'Vercel-CDN-Cache-Control', 'Surrogate-Control']
    return [{ source: '/:path*', headers: names.map((key) => ({ key, value })) }]
  },
})
