// npm run build:package: lib/ → dist/, one file for each, with types and source maps.
import { rmSync } from 'node:fs'
import { step } from './step.ts'

// What is no longer in lib/ must not be in the tarball.
rmSync('dist', { recursive: true, force: true })
await step('Types and output of the package', 'tsc', ['-p', 'tsconfig.build.json'])
