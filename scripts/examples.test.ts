import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXAMPLES } from '../examples/apps.ts'
import { readmeFiles } from './examples/readme-files.ts'

const NAMES = EXAMPLES.map(({ name }) => name)
const { dependencies, peerDependencies } = readJson('package.json')

/** Pages that have the functions of the server from `app/session.ts`, which knows the options. */
const FROM_OWN_SESSION: Readonly<Record<string, Difference>> = {
  'app/account/login/page.tsx': {
    path: 'app/account/login/page.tsx',
    change: (text) => text.replace('next-storefront-session/server', '../../session'),
  },
  'app/account/page.tsx': {
    path: 'app/account/page.tsx',
    change: (text) => text.replace('next-storefront-session/server', '../session'),
  },
}

/** Files of the README that an example has elsewhere, or with a change that it is there to show. */
const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, 'its own' | Difference>>>> = {
  'next-16-node-proxy': {
    'middleware.ts': {
      path: 'proxy.ts',
      change: (text) => text.replace('const middleware', 'const proxy'),
    },
  },
  'standalone-redis': {
    'middleware.ts': {
      path: 'proxy.ts',
      change: (text) => text.replace('const middleware', 'const proxy'),
    },
  },
  'cloudflare-durable-objects': {
    'middleware.ts': 'its own',
    'app/api/session/[[...action]]/route.ts': 'its own',
    ...FROM_OWN_SESSION,
  },
  'next-intl': {
    'middleware.ts': 'its own',
    'app/account/login/page.tsx': { path: 'app/[locale]/account/login/page.tsx' },
    'app/account/page.tsx': { path: 'app/[locale]/account/page.tsx' },
  },
  moving: {
    '.env.local': 'its own',
    'app/api/session/[[...action]]/route.ts': 'its own',
    'app/account/login/page.tsx': 'its own',
    'app/account/page.tsx': 'its own',
  },
  'pages-router': {
    'app/account/login/page.tsx': 'its own',
    'app/account/page.tsx': 'its own',
  },
  'several-shops': {
    '.env.local': 'its own',
    'middleware.ts': 'its own',
    'app/api/session/[[...action]]/route.ts': 'its own',
    ...FROM_OWN_SESSION,
  },
}

interface Difference {
  readonly path: string
  readonly change?: (text: string) => string
}

/** What is committed has no secrets in it. */
const EXAMPLE_OF_ENVIRONMENT: Difference = { path: '.env.example' }

test('each folder of examples/ is one that the browser tests visit', () => {
  const folders = readdirSync('examples', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  expect(folders.map(({ name }) => name).sort()).toEqual([...NAMES].sort())
})

test('docs/middleware.md shows the middleware of the example with next-intl, word for word', () => {
  const text = readFileSync('examples/next-intl/middleware.ts', 'utf8')
  expect(readFileSync('docs/middleware.md', 'utf8')).toContain(`// middleware.ts\n${text}\`\`\``)
})

describe('docs/instances.md shows of the example with Durable Objects', () => {
  const shown = (path: string) =>
    new RegExp(`\n// ${path}\n([^]*?)\`\`\`\n`).exec(
      readFileSync('docs/instances.md', 'utf8').split('### Durable Objects')[1] ?? '',
    )?.[1]
  const folder = 'examples/cloudflare-durable-objects'

  test.each(['worker.mjs', 'lib/cloudflare.ts', 'session-options.ts'])(
    '%s, word for word',
    (path) => {
      expect(shown(path)).toBe(readFileSync(join(folder, path), 'utf8'))
    },
  )

  test('what wrangler has to know', () => {
    const settings = JSON.parse(shown('wrangler.jsonc') ?? '')
    expect(readJson(join(folder, 'wrangler.jsonc'))).toMatchObject(settings)
  })
})

describe.each(NAMES)('%s', (name) => {
  const manifest = readJson(join('examples', name, 'package.json'))
  const lock = readJson(join('examples', name, 'package-lock.json'))

  test('has the files of the README, word for word', () => {
    for (const { path, text } of readmeFiles()) {
      const usual = path === '.env.local' ? EXAMPLE_OF_ENVIRONMENT : { path }
      const difference = DIFFERENCES[name]?.[path] ?? usual
      if (difference === 'its own') continue
      const found = readFileSync(join('examples', name, difference.path), 'utf8')
      expect(found, difference.path).toBe(difference.change?.(text) ?? text)
    }
  })

  test('names each version exactly', () => {
    const { 'next-storefront-session': ours, ...others } = manifest.dependencies
    expect(ours).toBe('file:next-storefront-session.tgz')
    for (const version of Object.values({ ...others, ...manifest.devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    }
  })

  test('is locked to what the package needs today: else run "node scripts/run.mjs lock-examples"', () => {
    const ours = lock.packages['node_modules/next-storefront-session']
    expect(ours.dependencies).toEqual(dependencies)
    expect(ours.peerDependencies).toEqual(peerDependencies)
    expect(lock.packages['']).toMatchObject({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    })
  })

  test('its lockfile knows no registry, and takes any build of the package', () => {
    const resolved = Object.entries<Record<string, string>>(lock.packages)
      .filter(([, entry]) => entry['resolved'] !== undefined)
      .map(([path, entry]) => [path, entry['resolved'], entry['integrity']])
    expect(resolved).toEqual([
      ['node_modules/next-storefront-session', 'file:next-storefront-session.tgz', undefined],
    ])
  })
})

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
