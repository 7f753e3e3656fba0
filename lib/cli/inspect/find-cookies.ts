/** A cookie of ours in pasted text. */
export interface PastedCookie {
  /** Null where the value stood alone. */
  readonly name: string | null
  readonly value: string
}

/** What iron puts in front of a seal. */
const SEAL = /(?:^|[\s;:="',])(?:([\w.-]+)=)?["']?(Fe26\.2\*[^\s;"',]+)/g

/**
 * Finds sealed cookies in a value, a `Cookie` or `Set-Cookie` header, or a copy of a browser's table
 * of cookies. What holds no seal is taken for the value itself, so that a report can say what is
 * wrong with it.
 */
export function findCookies(pasted: string): readonly PastedCookie[] {
  const text = decoded(pasted.trim())
  const found = [...text.matchAll(SEAL)].map(([, name, value]) => ({
    name: name ?? null,
    value: value ?? '',
  }))
  if (found.length > 0) return found
  const [, name = null, value = text] = /^([\w.-]+)=(.*)$/s.exec(text) ?? []
  return value === '' ? [] : [{ name, value }]
}

/** The markers that log-outs leave, which are beside the sessions in a whole header. */
export function findLogoutMarkers(pasted: string): readonly string[] {
  return [...decoded(pasted).matchAll(/_ended[=\s]+([0-9a-z]+)/g)].map(([, marker = '']) => marker)
}

/** Some tools show cookies as they are encoded in a URL. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
