import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const lib = fileURLToPath(new URL('./lib', import.meta.url))

/** What runs on both runtimes; the rest needs Node. */
const EDGE_TESTS = ['lib/core/**/*.test.ts', 'lib/middleware/**/*.test.ts']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^next-storefront-session$/, replacement: `${lib}/index.ts` },
      { find: /^next-storefront-session\/(\w+)$/, replacement: `${lib}/$1/index.ts` },
    ],
  },
  // As in a Next server: `server-only` is empty there, and React has its server functions.
  ssr: { resolve: { conditions: ['react-server', 'node', 'import', 'default'] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['lib/**/*.test.ts', 'scripts/**/*.test.ts'],
          server: { deps: { inline: ['server-only'] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'edge',
          environment: 'edge-runtime',
          include: EDGE_TESTS,
          server: { deps: { inline: true } },
        },
      },
    ],
  },
})
