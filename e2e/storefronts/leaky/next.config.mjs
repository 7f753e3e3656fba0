/** @type {import('next').NextConfig} */
const config = { poweredByHeader: false, productionBrowserSourceMaps: true }

export default config
