import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** As in the demo, but for where the package lies. */
const TSCONFIG = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    paths: {
      'next-storefront-session': ['../../lib/index.ts'],
      'next-storefront-session/*': ['../../lib/*/index.ts'],
    },
  },
  include: ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts'],
  exclude: [],
}

/** Puts the demo without its middleware into a folder of `artifacts/`, in the place of what is there. */
export function copyDemo(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(ROOT, 'app'), join(folder, 'app'), { recursive: true })
  cpSync(join(ROOT, 'next.config.mjs'), join(folder, 'next.config.mjs'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG, null, 2))
}
