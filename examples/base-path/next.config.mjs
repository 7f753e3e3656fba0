/** @type {import('next').NextConfig} */
const config = { basePath: '/shop', trailingSlash: true }

export default config
