/**
 * Documents that are made to cost a server as much as their size allows. One is grown from a list of
 * parts; `grown` changes a few of them, so that a search can climb from a costly document to a
 * costlier one.
 */

/** A source of chance: returns a whole number from 0 to `below` - 1. */
export type Chance = (below: number) => number

/** A reproducible source of chance (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

/** How a part is written, given how large it is. */
const PARTS: Readonly<Record<string, (size: number, at: number) => string>> = {
  fields: (size) => 'name '.repeat(size),
  aliases: (size, at) => list(size, (i) => `a${at}_${i}: name`),
  arguments: (size) => `products(${list(size, (i) => `a${i}: 1`)}) { n }`,
  'the same argument': (size) => `products(${'a: 1 '.repeat(size)}) { n }`,
  list: (size) => `products(a: [${'1 '.repeat(size)}]) { n }`,
  'nested lists': (size) => `products(a: ${'['.repeat(size)}${']'.repeat(size)}) { n }`,
  objects: (size) => `products(a: {${list(size, (i) => `k${i}: $v`)}}) { n }`,
  'nested objects': (size) => `products(a: ${'{a: '.repeat(size)}1${'}'.repeat(size)}) { n }`,
  text: (size) => `products(a: "${'x'.repeat(size * 16)}") { n }`,
  escapes: (size) => `products(a: "${'\\u0041'.repeat(size * 3)}") { n }`,
  'block string': (size) => `products(a: """${'\n  x'.repeat(size * 4)}""") { n }`,
  comments: (size) => '#\n'.repeat(size * 8),
  commas: (size) => ','.repeat(size * 16),
  levels: (size) => `${'shop { '.repeat(size)}name${' }'.repeat(size)}`,
  'inline fragments': (size) => `${'... { '.repeat(size)}name${' }'.repeat(size)}`,
  directives: (size) => `name ${'@include(if: true) '.repeat(size)}`,
  contexts: (size) => `name ${'@inContext(country: PT) '.repeat(size)}`,
  carts: (size) => list(size, (i) => `cart(id: "gid://shopify/Cart/${i}?key=1") { id }`),
  nodes: (size) => `nodes(ids: [${'"gid://shopify/Product/1" '.repeat(size)}]) { id }`,
  customers: (size) => 'customer { id } '.repeat(size),
  spreads: (size) => '...F '.repeat(size),
  'spreads of all': (size) => list(size, (i) => `...F${i}`),
  'spreads of nothing': (size) => '...Nothing '.repeat(size),
  unclosed: (size) => `products(a: ${'['.repeat(size)}`,
}

const NAMES = Object.keys(PARTS)

/** A part of a document. */
export interface Part {
  readonly name: string
  readonly size: number
}

/** What a document is made of: parts of the operation, and of each of its fragments. */
export interface Plan {
  readonly operation: readonly Part[]
  readonly fragments: readonly (readonly Part[])[]
  /** How often each fragment spreads the next one. */
  readonly spreads: number
  readonly variables: number
  readonly isMutation: boolean
  /** Whether fragments are nothing but spreads, and what the last one spreads. */
  readonly hollow: 'no' | 'ends' | 'undefined' | 'cycle'
}

/** A random plan. */
export function plan(random: Chance): Plan {
  return {
    operation: parts(random, 3),
    fragments: Array.from({ length: random(2) * random(40) }, () => parts(random, 2)),
    spreads: random(6),
    variables: random(4) === 0 ? random(1500) : 0,
    isMutation: random(4) === 0,
    hollow: HOLLOWS[random(8)] ?? 'no',
  }
}

const HOLLOWS = ['ends', 'undefined', 'cycle'] as const

/** A plan like another, with something changed. */
export function grown(before: Plan, random: Chance): Plan {
  const next = { ...before }
  switch (random(7)) {
    case 0:
      return { ...next, operation: parts(random, 3) }
    case 1:
      return { ...next, operation: before.operation.map((part) => resized(part, random)) }
    case 2:
      return { ...next, fragments: plan(random).fragments }
    case 3:
      return {
        ...next,
        fragments: before.fragments.map((each) => each.map((part) => resized(part, random))),
      }
    case 4:
      return { ...next, spreads: random(12) }
    case 5:
      return { ...next, hollow: HOLLOWS[random(4)] ?? 'no' }
    default:
      return { ...next, variables: random(2000), isMutation: !before.isMutation }
  }
}

function parts(random: Chance, most: number): readonly Part[] {
  return Array.from({ length: 1 + random(most) }, () => ({
    name: NAMES[random(NAMES.length)] ?? '',
    size: 1 + random([4, 20, 200, 2000, 4000][random(5)] ?? 1),
  }))
}

function resized({ name, size }: Part, random: Chance): Part {
  return { name, size: Math.max(1, Math.round(size * (0.5 + random(100) / 66))) }
}

/** The body of the request that a plan stands for, not longer than the proxy reads. */
export function bodyOf(planned: Plan, largestBytes: number): string {
  const { operation, fragments, spreads, variables, isMutation, hollow } = planned
  const written = (each: readonly Part[]) =>
    each.map(({ name, size }, at) => PARTS[name]?.(size, at) ?? '').join(' ')
  const declared = variables === 0 ? '' : `(${list(variables, (i) => `$v${i}: Int = 1`)})`
  const first = fragments.length === 0 ? '' : '...F0 '.repeat(Math.max(1, spreads))
  const rest = fragments.map((each, at) => {
    const next = at + 1 < fragments.length ? `...F${at + 1} `.repeat(spreads) : ''
    if (hollow === 'no') return `fragment F${at} on Shop { ${written(each)} ${next} name }`
    return `fragment F${at} on Shop { ${next || { ends: 'name', undefined: '...G', cycle: '...F0' }[hollow]} }`
  })
  const query = `${isMutation ? 'mutation' : 'query'} Q${declared} { shop { ${first} ${written(operation)} } ${written(operation.slice(0, 1))} } ${rest.join(' ')}`
  const values = Object.fromEntries(Array.from({ length: variables }, (_, i) => [`v${i}`, i]))
  const body = JSON.stringify({ query, variables: values })
  return body.length <= largestBytes ? body : cutBody(query, largestBytes)
}

/** Escapes make a text longer in JSON, so what is too long is cut until it fits. */
function cutBody(query: string, largestBytes: number): string {
  const body = JSON.stringify({ query })
  if (body.length <= largestBytes) return body
  return cutBody(
    query.slice(0, query.length - Math.ceil((body.length - largestBytes) / 2)),
    largestBytes,
  )
}

function list(size: number, write: (index: number) => string): string {
  return Array.from({ length: size }, (_, index) => write(index)).join(' ')
}
