// npm run build:package: lib/ → dist/ and emulator/lib/ → emulator/dist/, one file for each, with
// types and source maps; and the texts that the command reads.
import { cpSync, globSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { step } from './step.ts'

// What is no longer among the sources must not be in the tarball.
for (const folder of ['dist', 'emulator/dist']) rmSync(folder, { recursive: true, force: true })
// The session layer's Playwright fixtures are typed by the emulator's types, so that comes first.
await step('Types and output of the emulator', 'tsc', ['-p', 'emulator/tsconfig.build.json'])
await step('Types and output of the session layer', 'tsc', ['-p', 'tsconfig.build.json'])
for (const path of globSync('lib/**/*.txt')) cpSync(path, `dist/${relative('lib', path)}`)
