/** An app that installs the packed tarball, and what its server needs to be told. */
export interface App {
  readonly name: string
  /** Where its variables go before it starts; null for the environment of its server. */
  readonly environmentFile: '.env.local' | '.dev.vars' | null
  /** What of its folder is deployed, alone and to somewhere else. @default the folder itself */
  readonly deployed?: '.next/standalone'
  /** What Node runs to start it, in the folder that is deployed. */
  readonly server: (port: number) => readonly string[]
  /** The shops that it serves: the host of each, and what its variables begin with. */
  readonly shops: readonly { readonly host: string; readonly prefix: string }[]
  /** What its `next.config` says of paths. @default neither */
  readonly paths?: { readonly basePath: '/shop'; readonly trailingSlash: true }
  /** It shares its sessions by a Redis. @default it does not */
  readonly sharesRedis?: true
}

const ON_NEXT = {
  environmentFile: '.env.local',
  server: (port) => [
    'node_modules/next/dist/bin/next',
    'start',
    '-H',
    'localhost',
    '-p',
    `${port}`,
  ],
  shops: [{ host: 'localhost', prefix: 'SHOPIFY' }],
} as const satisfies Omit<App, 'name'>

const ON_WORKERD = {
  environmentFile: '.dev.vars',
  server: (port) => [
    'node_modules/wrangler/bin/wrangler.js',
    'dev',
    ...['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0'],
    '--show-interactive-dev-session=false',
  ],
  shops: ON_NEXT.shops,
} as const satisfies Omit<App, 'name'>

/** The folders of `examples/`. */
export const EXAMPLES: readonly App[] = [
  { ...ON_NEXT, name: 'next-16-edge' },
  { ...ON_NEXT, name: 'next-16-node-proxy' },
  { ...ON_NEXT, name: 'next-16-cache-components' },
  { ...ON_NEXT, name: 'next-15-webpack' },
  { ...ON_WORKERD, name: 'cloudflare-workerd' },
  { ...ON_WORKERD, name: 'cloudflare-durable-objects' },
  { ...ON_NEXT, name: 'next-intl' },
  { ...ON_NEXT, name: 'pages-router' },
  { ...ON_NEXT, name: 'base-path', paths: { basePath: '/shop', trailingSlash: true } },
  {
    ...ON_NEXT,
    name: 'standalone',
    environmentFile: null,
    deployed: '.next/standalone',
    server: () => ['server.js'],
  },
  {
    ...ON_NEXT,
    name: 'standalone-redis',
    environmentFile: null,
    deployed: '.next/standalone',
    server: () => ['server.js'],
    sharesRedis: true,
  },
  { ...ON_NEXT, name: 'moving' },
  {
    ...ON_NEXT,
    name: 'several-shops',
    shops: [
      { host: 'germany.localhost', prefix: 'GERMANY' },
      { host: 'portugal.localhost', prefix: 'PORTUGAL' },
    ],
  },
]

/** Fresh apps of create-next-app: one gets the README's five files, the others get theirs from `init`. */
export const FRESH_APPS: readonly App[] = [
  { ...ON_NEXT, name: 'readme' },
  { ...ON_NEXT, name: 'init' },
  { ...ON_NEXT, name: 'init-without-tailwind' },
  { ...ON_NEXT, name: 'init-oauth' },
]

/** An example with other versions of what it stands on, installed without a lockfile. */
export interface Variant extends App {
  readonly of: string
  /** Each exactly. */
  readonly versions: Readonly<Record<string, string>>
}

/** The ends of the peer ranges, and what is between them. The examples have the newest release. */
export const VARIANTS: readonly Variant[] = [
  variant('next-16-edge', { react: '19.0.9' }),
  variant('next-16-edge', { react: '19.1.10' }),
  variant('next-16-edge', { react: '19.2.9' }),
  // It looks for `typescript/lib/typescript.js`, which TypeScript 7 has no more.
  variant('next-16-edge', { next: '16.2.6' }, { typescript: '5.9.3' }),
  variant('next-16-edge', { next: '16.4.6' }),
  variant('next-16-edge', { next: '16.5.0-canary.38' }),
  variant('next-15-webpack', { next: '15.5.18' }),
  variant('next-15-webpack', { next: '15.6.0-canary.59' }),
]

function variant(
  of: string,
  versions: { next: string } | { react: string },
  more: Readonly<Record<string, string>> = {},
): Variant {
  const name = Object.entries(versions).flat().join('-')
  const both = 'react' in versions ? { ...versions, 'react-dom': versions.react } : versions
  return { ...ON_NEXT, name, of, versions: { ...both, ...more } }
}

/** All apps that the suite runs against. */
export const APPS: readonly App[] = [...EXAMPLES, ...FRESH_APPS, ...VARIANTS]
