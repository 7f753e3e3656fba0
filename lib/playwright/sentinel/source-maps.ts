interface Script {
  readonly url: string
  readonly body: string
  readonly type: string | undefined
  /** What the header `SourceMap` says. */
  readonly named: string | undefined
}

/**
 * Where the source map of a script or a style sheet is, as a debugger would find it (ECMA-426);
 * null if there is none, or if it is inlined and so was in the body.
 */
export function mapUrlOf({ url, body, type, named }: Script): string | null {
  if (named === undefined && !/javascript|css/.test(type ?? '')) return null
  const comment = [...body.matchAll(/\/[/*][#@]\s*sourceMappingURL=([^\s*]+)/g)].at(-1)?.[1]
  const reference = comment ?? named
  if (reference === undefined || !URL.canParse(reference, url)) return null
  const { href, protocol } = new URL(reference, url)
  return /^https?:$/.test(protocol) ? href : null
}

/** The text of a source map. @throws where it cannot be read */
export async function readSourceMap(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
  return response.ok ? response.text() : ''
}
