import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      'storefront-emulator': fileURLToPath(new URL('./emulator/lib/index.ts', import.meta.url)),
      // Empty, as in a Next server; elsewhere it throws, which is its purpose.
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    // A test that starts processes must not fail because the machine is busy with something else.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{emulator/,}{lib,scripts}/**/*.test.ts'],
        },
      },
      {
        // What runs on both runtimes, once more on the edge's.
        extends: true,
        test: {
          name: 'edge',
          environment: 'edge-runtime',
          include: ['lib/core/**/*.test.ts', 'lib/middleware/**/*.test.ts'],
          server: { deps: { inline: true } },
        },
      },
    ],
  },
})
