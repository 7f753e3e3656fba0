/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // The session layer looks for `redis` when SESSION_STORE_URL names one, which Next cannot see.
  outputFileTracingIncludes: {
    '/*': ['node_modules/redis/**', 'node_modules/@redis/**', 'node_modules/cluster-key-slot/**'],
  },
}

export default config
