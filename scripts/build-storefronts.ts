// node scripts/run.mjs build-storefronts [edge] [accounts] [hosted] [instances] [node] [composed] [leaky]:
// the builds that the browser tests start, of which `accounts`, `hosted` and `instances` are copies of
// `edge`; without a name all.
import { buildStorefront } from './build-storefront.ts'
import { STOREFRONTS, type Storefront } from './storefronts.ts'

const all = Object.keys(STOREFRONTS) as Storefront[]
const named = all.filter((storefront) => process.argv.includes(storefront))

for (const storefront of named.length === 0 ? all : named) await buildStorefront(storefront)
