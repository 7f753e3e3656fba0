import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What runs on both runtimes. */
const BOTH = ['lib/core/**/*.test.ts', 'lib/middleware/**/*.test.ts']
const PROPERTIES = '**/*.property.test.ts'
const BOTH_PROPERTIES = ['lib/{core,middleware}/**/*.property.test.ts']

/** Where tests leave nothing behind: files share a process, which takes longer to begin than most of them. */
const SHARED = ['emulator/lib/**/*.test.ts', 'lib/{core,cli,playwright}/**/*.test.ts']

const edge = {
  environment: 'edge-runtime',
  server: { deps: { inline: true as const } },
  // As `SHARED`; a runtime takes longer still to begin.
  isolate: false,
}

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
    // Vitest leaves one core free, which of two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{lib,scripts}/**/*.test.ts', 'bench/*.test.ts'],
          exclude: SHARED,
        },
      },
      {
        extends: true,
        test: { name: 'node-shared', environment: 'node', include: SHARED, isolate: false },
      },
      {
        extends: true,
        test: { name: 'edge', include: BOTH, exclude: [PROPERTIES], ...edge },
      },
      // What thousands of inputs prove on Node, and do not prove anew here: `npm run test:long`.
      ...(process.argv.some((arg) => arg.includes('edge-properties'))
        ? [
            {
              extends: true as const,
              test: { name: 'edge-properties', include: BOTH_PROPERTIES, ...edge },
            },
          ]
        : []),
    ],
  },
})
