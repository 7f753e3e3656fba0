// What a stranger gets: packs both packages, installs the tarballs in an empty folder and runs their
// commands from there, as npx does; and looks at what the session layer brings to a bare Next app.
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const OPTIONS = ['--prefer-offline', '--no-audit', '--no-fund']

/** All that the session layer needs at run time, beside Next and React. */
const DEPENDENCIES = [
  '@shopify/hydrogen-react',
  'graphql',
  'iron-session',
  'oauth4webapi',
  'server-only',
  'zod',
]

const OWN_NAME = 'next-storefront-session'

/** The newest TypeScript that still has `moduleResolution: "node"`: 6 calls it deprecated. */
const OLD_TYPESCRIPT = 'typescript@5.9.3'

/** What a storefront of some years ago says of types, vercel/commerce among them. */
const OLD_OPTIONS = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'node',
  jsx: 'preserve',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
}

/** What of a module is `any`. */
const ANY_OF = 'type AnyOf<T> = { [K in keyof T]: 0 extends 1 & T[K] ? K : never }[keyof T]'

const folder = mkdtempSync(join(tmpdir(), 'storefront-session-'))
const empty = join(folder, 'empty')
const isWindows = process.platform === 'win32'

try {
  mkdirSync(empty)
  const session = pack('.')
  const emulator = pack('emulator')
  tryBareApp(session)
  npm('install', '--prefix', empty, ...OPTIONS, session, emulator)
  for (const name of [OWN_NAME, 'storefront-emulator']) trySourceMaps(name)
  tryTypes('storefront-emulator')
  tryOldResolution()

  for (const args of [['--help'], ['init', '--help']]) {
    assert.match(run(args).stdout, /Usage: npx next-storefront-session/)
  }
  const password = run(['password']).stdout.trim()
  assert.match(password, /^[\w-]{43}$/)
  await tryEmulator(password)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Packs a package, which has to be built. Returns where the tarball is. */
function pack(path: string): string {
  const command = ['pack', '--json', '--pack-destination', folder, path === '.' ? '.' : `./${path}`]
  const output = execFileSync('npm', command, { encoding: 'utf8', shell: isWindows })
  return join(folder, JSON.parse(output)[0].filename)
}

/** Nothing may come along that our dependencies do not bring themselves. */
function tryBareApp(tarball: string): void {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  assert.deepEqual(Object.keys(manifest.dependencies).sort(), DEPENDENCIES)
  const expected = lockedPackages('by-our-own', manifest.dependencies)
  const installed = lockedPackages('by-the-tarball', { [manifest.name]: `file:${tarball}` })
  assert.deepEqual(installed, [...expected, `node_modules/${manifest.name}`].sort())
  console.log(
    `A bare Next app gets ${installed.length} packages, and none but those of our dependencies`,
  )
}

/** The packages of a bare Next app with these dependencies more. Nothing is downloaded for it. */
function lockedPackages(name: string, more: Readonly<Record<string, string>>): readonly string[] {
  const app = join(folder, name)
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { next, react, 'react-dom': reactDom } = devDependencies
  mkdirSync(app)
  const dependencies = { next, react, 'react-dom': reactDom, ...more }
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, dependencies }))
  npm('install', '--prefix', app, '--package-lock-only', ...OPTIONS)
  const { packages } = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8'))
  return Object.keys(packages)
    .filter((path) => path !== '')
    .sort()
}

/** A debugger that steps into the package finds its sources, which are nowhere but in the maps. */
function trySourceMaps(name: string): void {
  const maps = globSync(join(empty, 'node_modules', name, 'dist/**/*.map'))
  assert.ok(maps.length > 50, `${name} has ${maps.length} source maps`)
  for (const path of maps) {
    const { sources, sourcesContent = [] } = JSON.parse(readFileSync(path, 'utf8'))
    assert.match(path, /\.js\.map$/)
    assert.equal(sourcesContent.filter(Boolean).length, sources.length, path)
  }
}

/** The types of what is exported need no package that is not installed with it. */
function tryTypes(name: string): void {
  const root = join(empty, 'node_modules', name)
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const reached = new Set([join(root, 'dist/index.d.ts')])
  for (const path of reached) {
    const text = readFileSync(path, 'utf8')
    for (const [, from = ''] of text.matchAll(/(?:from |import\()["']([^"']+)["']/g)) {
      if (from.startsWith('.')) reached.add(join(path, '..', from.replace(/\.[jt]s$/, '.d.ts')))
      else assert.ok(from.startsWith('node:') || from in dependencies, `${path} imports ${from}`)
    }
  }
  assert.ok(reached.size > 10, `the types of ${name} are in ${reached.size} files`)
}

/** Each subpath has its types for such a storefront, and nothing that is exported is `any` there. */
function tryOldResolution(): void {
  const { exports, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const types = ['@types/node', '@types/react', '@playwright/test'].map(
    (name) => `${name}@${devDependencies[name]}`,
  )
  npm('install', '--prefix', empty, '--ignore-scripts', ...OPTIONS, OLD_TYPESCRIPT, ...types)
  const subpaths = Object.keys(exports).filter((subpath) => subpath !== './package.json')
  const uses = subpaths.map((subpath, index) => useOf(subpath.replace('.', OWN_NAME), index))
  writeFileSync(join(empty, 'uses.ts'), [ANY_OF, ...uses].join('\n'))
  const config = { compilerOptions: OLD_OPTIONS, files: ['uses.ts'] }
  writeFileSync(join(empty, 'tsconfig.json'), JSON.stringify(config))
  const { stdout } = spawnSync('node', [join(empty, 'node_modules/typescript/bin/tsc')], {
    cwd: empty,
    encoding: 'utf8',
  })
  assert.equal(stdout, '')
  console.log(`With moduleResolution "node", ${subpaths.length} subpaths have their types`)
}

function useOf(from: string, index: number): string {
  return `import * as m${index} from '${from}'
export const any${index}: AnyOf<typeof m${index}>[] = []
export const none${index}: never[] = any${index}`
}

async function tryEmulator(password: string): Promise<void> {
  const emulator = spawn(bin('storefront-emulator'), ['--json', '--port', '0'], {
    cwd: empty,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(emulator.stdout, 'data')
    const { origin, privateAccessToken } = JSON.parse(String(line))
    const response = await fetch(`${origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      body: JSON.stringify({
        query: '{ products(first: 1) { nodes { title featuredImage { url } } } }',
      }),
    })
    const { data } = Object(await response.json())
    const [product] = data.products.nodes
    assert.equal(typeof product.title, 'string')
    const [picture, page] = await Promise.all([fetch(product.featuredImage.url), fetch(origin)])
    assert.deepEqual([picture.status, page.status], [200, 200])
    tryDoctor({
      SHOPIFY_STORE_DOMAIN: origin,
      SHOPIFY_STOREFRONT_PRIVATE_TOKEN: privateAccessToken,
      SESSION_PASSWORD: password,
    })
  } finally {
    emulator.kill('SIGINT')
  }
  assert.deepEqual(await once(emulator, 'exit'), [0, null])
}

/** The store is well, and there is no project in an empty folder but the tarball's. */
function tryDoctor(env: Readonly<Record<string, string>>): void {
  const { stdout, status } = run(['doctor', '--json'], env)
  const { findings } = Object(JSON.parse(stdout))
  const levels = Object.fromEntries(
    findings.map(({ check, level }: Record<string, string>) => [check, level]),
  )
  assert.equal(levels['environment'], 'ok')
  assert.equal(levels['store'], 'ok')
  assert.equal(levels['scopes'], 'ok')
  assert.equal(levels['middleware'], 'error')
  assert.equal(status, 1)
}

/** Runs the session layer's command to its end. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(bin('next-storefront-session'), args, {
    cwd: empty,
    encoding: 'utf8',
    shell: isWindows,
    env: { ...process.env, ...env },
  })
}

function bin(command: string): string {
  return join(empty, 'node_modules/.bin', command)
}

function npm(...args: readonly string[]): void {
  execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows })
}
