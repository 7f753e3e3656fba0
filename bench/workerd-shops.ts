import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { startServer } from '../examples/start-server.ts'
import { NPM_OPTIONS } from '../scripts/examples/prepare-app.ts'
import { packTarball } from '../scripts/examples/tarball.ts'
import { step } from '../scripts/step.ts'
import type { ShopServer } from './shop-server.ts'

/** The middleware of a storefront on workerd: `workerd/NAME.ts`. */
export type WorkerdShopName = 'no-op' | 'ours'

/** Two storefronts that are built for Cloudflare, as the example is. */
export interface WorkerdShops {
  /** Starts one under `wrangler dev`, on loopback. */
  open(name: WorkerdShopName, environment: Readonly<Record<string, string>>): Promise<ShopServer>
  /** Removes both. */
  close(): void
}

const BENCH = fileURLToPath(new URL('.', import.meta.url))
const EXAMPLE = join(BENCH, '../examples/cloudflare-workerd')

/**
 * Builds both, outside of the repository, from the packed package. What is installed is the
 * example's, what is served is the same page that all storefronts of the benchmark serve.
 */
export async function buildWorkerdShops(): Promise<WorkerdShops> {
  const root = mkdtempSync(join(tmpdir(), 'bench-workerd-'))
  const installed = join(root, 'no-op')
  const filter = (path: string) => !/[/\\](app|node_modules|\.next|\.open-next)$/.test(path)
  cpSync(EXAMPLE, installed, { recursive: true, filter })
  packTarball(installed)
  cpSync(join(BENCH, 'shop/app'), join(installed, 'app'), { recursive: true })
  await step('Installing what Cloudflare needs', 'npm', ['ci', ...NPM_OPTIONS], { cwd: installed })
  cpSync(installed, join(root, 'ours'), { recursive: true, verbatimSymlinks: true })
  for (const name of ['no-op', 'ours'] as const) {
    const folder = join(root, name)
    copyFileSync(join(BENCH, 'workerd', `${name}.ts`), join(folder, 'middleware.ts'))
    await step(`Build of the storefront on workerd with ${name}`, 'npm', ['run', 'build'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', WRANGLER_SEND_METRICS: 'false' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  return {
    open: (name, environment) => startWorkerd(join(root, name), environment),
    close: () => rmSync(root, { recursive: true }),
  }
}

async function startWorkerd(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<ShopServer> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}="${value}"\n`)
  writeFileSync(join(folder, '.dev.vars'), lines.join(''))
  const port = await freePort(0)
  const server = startServer(
    [
      'node_modules/wrangler/bin/wrangler.js',
      'dev',
      ...['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0'],
      '--show-interactive-dev-session=false',
    ],
    folder,
  )
  await server.printed(/Ready on/)
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    // What it takes is spread over processes that wrangler starts.
    cpuMs: () => null,
    close: () => server.stop(),
  }
}
