/** How a term compares a field with its value. */
export type Comparator = '=' | '<' | '<=' | '>' | '>='

/** One word, or one `field:value`, of a search. */
export interface SearchTerm {
  readonly kind: 'term'
  readonly field: string | undefined
  readonly comparator: Comparator
  readonly value: string
  /** A value in quotes is a phrase, in which `*` means itself. */
  readonly isQuoted: boolean
}

/** A search in Shopify's syntax, read. */
export type SearchNode =
  | SearchTerm
  | { readonly kind: 'not'; readonly node: SearchNode }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly SearchNode[] }

/**
 * Reads Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): terms side by
 * side or with AND must all match, OR binds less, NOT and `-` turn the next one round, parentheses
 * group, quotes hold a phrase together and a backslash takes a sign its meaning.
 */
export function parseSearch(query: string): SearchNode {
  const tokens = [...query.matchAll(TOKEN)].map(([token]) => token)
  return parseAny({ tokens, position: 0 })
}

const TOKEN =
  /[()]|-(?=[^\s()])|(?:(?:\\.|[\w.])+:(?:<=|>=|<|>|=)?\s*)?(?:"[^"]*"|'[^']*'|(?:\\.|[^\s()"\\])+)/g

interface Reader {
  readonly tokens: readonly string[]
  position: number
}

function parseAny(reader: Reader): SearchNode {
  const nodes = [parseAll(reader)]
  while (reader.tokens[reader.position] === 'OR') {
    reader.position += 1
    nodes.push(parseAll(reader))
  }
  return { kind: 'any', nodes }
}

function parseAll(reader: Reader): SearchNode {
  const nodes: SearchNode[] = []
  for (;;) {
    const token = reader.tokens[reader.position]
    if (token === undefined || token === ')' || token === 'OR') return { kind: 'all', nodes }
    if (token === 'AND') reader.position += 1
    else nodes.push(parseOne(reader))
  }
}

function parseOne(reader: Reader): SearchNode {
  const token = reader.tokens[reader.position] ?? ''
  reader.position += 1
  if (token === '-' || token === 'NOT') return { kind: 'not', node: parseOne(reader) }
  if (token !== '(') return parseTerm(token)
  const node = parseAny(reader)
  if (reader.tokens[reader.position] === ')') reader.position += 1
  return node
}

function parseTerm(token: string): SearchTerm {
  const [, field, sign, rest = token] = /^([\w.]+):(<=|>=|<|>|=)?\s*(.+)$/s.exec(token) ?? []
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(rest) ?? []
  const quoted = double ?? single
  return {
    kind: 'term',
    field,
    comparator: isComparator(sign) ? sign : '=',
    value: quoted ?? rest.replace(/\\(.)/g, '$1'),
    isQuoted: quoted !== undefined,
  }
}

function isComparator(sign: string | undefined): sign is Comparator {
  return sign === '<' || sign === '<=' || sign === '>' || sign === '>='
}
