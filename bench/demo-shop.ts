import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyDemo } from '../scripts/copy-demo.ts'
import { step } from '../scripts/step.ts'
import type { BenchStore } from './bench-store.ts'
import { NotMeasured, type OpenShop, type Subject } from './comparison.ts'
import { PASSWORD } from './sessions.ts'
import { startBuild } from './shop-server.ts'

/** The demo of this repository with its middleware, and with one that does all but keep sessions. */
export type DemoShopName = 'no-op' | 'ours'

/** What is asked for: a page that shows a product of the emulator's own catalogue, and others beside it. */
const PRODUCT = { path: '/products/speckled-mug', title: 'Speckled Mug' }

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const OURS = 'createSessionMiddleware({}, withContentSecurityPolicy)'

/** Builds both, unless they are there and nothing has changed since. */
export async function buildDemoShops(): Promise<void> {
  for (const name of ['no-op', 'ours'] as const) await buildDemoShop(name)
}

/** A storefront with the demo's page of a product, and its visitor signed in. */
export function demoWith(
  name: DemoShopName,
  {
    cookies,
    store,
  }: { readonly cookies: () => Promise<readonly string[]>; readonly store: BenchStore },
): Pick<Subject, 'open'> {
  const { origin, privateAccessToken } = store
  return {
    async open() {
      const server = await startBuild(folderOf(name), {
        SHOPIFY_STORE_DOMAIN: origin,
        SHOPIFY_STOREFRONT_PRIVATE_TOKEN: privateAccessToken,
        SESSION_PASSWORD: PASSWORD,
      })
      const { path } = PRODUCT
      const opened = { server, path, cookies: await cookies() }
      if (await showsProduct(opened)) return opened
      await server.close()
      throw new NotMeasured(`${path} does not show the product.`)
    },
  }
}

/** For a while, the row was of a page that is not there. */
async function showsProduct({ server, path, cookies }: Required<OpenShop>): Promise<boolean> {
  const headers = { cookie: cookies[0] ?? '' }
  const answer = await fetch(server.origin + path, { headers })
  return answer.status === 200 && (await answer.text()).includes(PRODUCT.title)
}

async function buildDemoShop(name: DemoShopName): Promise<void> {
  const folder = folderOf(name)
  const keyFile = join(folder, '.next/bench-key')
  const key = demoKey()
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return
  copyDemo(folder)
  writeFileSync(join(folder, 'middleware.ts'), middlewareOf(name))
  await step(`Build of the demo with ${name}`, 'next', ['build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(keyFile, key)
}

/** The demo's own; or the same without the layer, which leaves what it wraps. */
function middlewareOf(name: DemoShopName): string {
  const ours = readFileSync(join(ROOT, 'middleware.ts'), 'utf8')
  if (ours.split(OURS).length !== 2) throw new Error(`middleware.ts does not say "${OURS}" once.`)
  if (name === 'ours') return ours
  return ours.replace(OURS, 'withContentSecurityPolicy').replace(/^import .*createSession.*\n/, '')
}

function folderOf(name: DemoShopName): string {
  return join(ROOT, 'artifacts', `bench-demo-${name}`)
}

/** Changes with everything that goes into the builds. */
function demoKey(): string {
  const hash = createHash('sha256')
  const sources = ['app', 'lib'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(tsx?|css)$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  )
  for (const file of [...sources.sort(), 'middleware.ts', 'next.config.mjs', 'package-lock.json'])
    hash.update(file).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}
