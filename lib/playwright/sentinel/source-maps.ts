import type { Part } from './part.ts'

/** Source maps, each fetched once however many tests load the script that names it. */
export interface SourceMaps {
  read(url: string): Promise<Part>
}

/** Creates the source maps of a worker. */
export function createSourceMaps(): SourceMaps {
  const texts = new Map<string, Promise<string>>()
  return {
    async read(url) {
      const text = texts.get(url) ?? fetchText(url)
      texts.set(url, text)
      return { place: 'source map', url, text: await text, allows: null }
    },
  }
}

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

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return response.ok ? await response.text() : ''
  } catch {
    return ''
  }
}
