import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { EXAMPLES, VARIANTS, type Variant } from '../../examples/apps.ts'
import { prepareFreshApp } from './fresh-app.ts'
import { quietStep } from './quiet-step.ts'
import { TARBALL } from './tarball.ts'

/** Where an app is put together, and the package that it installs. */
export interface Workplace {
  /** Outside of the repository, where nothing of ours can stand in for what the tarball lacks. */
  readonly folder: string
  readonly tarball: string
}

/** Quiet about what only its authors can change; from the cache where it can be. */
export const NPM_OPTIONS = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']

/** Puts an app together, installs the tarball and builds it, without secrets and without a store. */
export async function prepareApp(name: string, workplace: Workplace): Promise<void> {
  const folder = join(workplace.folder, name)
  rmSync(folder, { recursive: true, force: true })
  const variant = VARIANTS.find((each) => each.name === name)
  if (variant !== undefined) await prepareVariant(variant, folder, workplace)
  else if (EXAMPLES.some((example) => example.name === name))
    await prepareExample(folder, workplace)
  else await prepareFreshApp(folder, workplace)
  await build(name, folder)
}

async function prepareExample(folder: string, { tarball }: Workplace): Promise<void> {
  const name = basename(folder)
  copyExample(name, folder, tarball)
  await installLocked(name, folder)
  if (existsSync(join(folder, 'before'))) await prepareBefore(folder)
}

async function installLocked(name: string, folder: string): Promise<void> {
  await quietStep(`${name}: npm ci`, { command: ['npm', 'ci', ...NPM_OPTIONS], folder })
}

/** What a shop had before it became the example: an app of its own, beside it, with its own tarball. */
async function prepareBefore(example: string): Promise<void> {
  const folder = `${example}-before`
  rmSync(folder, { recursive: true, force: true })
  renameSync(join(example, 'before'), folder)
  await installLocked(basename(folder), folder)
  await build(basename(folder), folder)
}

async function build(name: string, folder: string): Promise<void> {
  const env = buildEnvironment()
  await quietStep(`${name}: build`, { command: ['npm', 'run', 'build'], folder, env })
}

async function prepareVariant(
  { name, of, versions }: Variant,
  folder: string,
  { tarball }: Workplace,
): Promise<void> {
  copyExample(of, folder, tarball)
  const path = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const chosen = (list: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(list).map(([key, usual]) => [key, versions[key] ?? usual]))
  const dependencies = chosen(manifest.dependencies)
  const devDependencies = chosen(manifest.devDependencies)
  writeFileSync(path, JSON.stringify({ ...manifest, dependencies, devDependencies }))
  rmSync(join(folder, 'package-lock.json'))
  // A version that the peer ranges refuse fails here.
  const command = ['npm', 'install', ...NPM_OPTIONS] as const
  await quietStep(`${name}: npm install`, { command: [...command], folder })
}

function copyExample(name: string, folder: string, tarball: string): void {
  // What a developer has left there by trying it out is not copied.
  const filter = (path: string) => !/[/\\](node_modules|\.next|\.open-next)$/.test(path)
  cpSync(join('examples', name), folder, { recursive: true, filter })
  copyFileSync(tarball, join(folder, TARBALL))
}

function buildEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SHOPIFY|SESSION)_/.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'production', WRANGLER_SEND_METRICS: 'false' }
}
