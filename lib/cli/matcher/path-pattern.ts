/**
 * The regular expression of a matcher's `source`, in the syntax of path-to-regexp as far as matchers
 * use it: `/account/:path*`, `/:lang(en|pt)/shop`, `/((?!api).*)`. Null for what does not fit.
 */
export function pathPattern(source: string): RegExp | null {
  if (!source.startsWith('/')) return null
  let pattern = ''
  let rest = source
  while (rest !== '') {
    const part = parameter(rest) ?? group(rest, '') ?? plain(rest)
    if (part === null) return null
    pattern += part.pattern
    rest = rest.slice(part.length)
  }
  return compiled(`^${pattern}/?$`)
}

interface Part {
  readonly pattern: string
  /** How much of the source it stands for. */
  readonly length: number
}

/** `/:name`, `/:name(pattern)`, and either of them with `*`, `+` or `?` behind. */
function parameter(source: string): Part | null {
  const name = /^(\/?):\w+/.exec(source)
  if (name === null) return null
  const [all, slash = ''] = name
  const own = group(source.slice(all.length), '')
  const [times = ''] = /^[*+?]/.exec(source.slice(all.length + (own?.length ?? 0))) ?? []
  const pattern = `(?:${slash}${own?.pattern ?? '[^/]+'})${times}`
  return { pattern, length: all.length + (own?.length ?? 0) + times.length }
}

/** A pattern in parentheses, up to the one that closes the first. */
function group(source: string, before: string): Part | null {
  if (!source.startsWith('(')) return null
  let depth = 0
  for (let index = 0; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1
    else if (source[index] === '(') depth += 1
    else if (source[index] === ')') depth -= 1
    if (depth === 0) return { pattern: before + source.slice(0, index + 1), length: index + 1 }
  }
  return null
}

function plain(source: string): Part | null {
  const [text] = /^[^:()*+?{}\\]+?(?=\/?:|[(]|$)/.exec(source) ?? []
  if (text === undefined || text === '') return null
  return { pattern: text.replace(/[.^$|[\]]/g, '\\$&'), length: text.length }
}

function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern)
  } catch {
    return null
  }
}
