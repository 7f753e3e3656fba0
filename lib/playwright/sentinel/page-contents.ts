import type { Exemption } from './guarded-secret.ts'

/** A thing in a page: the door, and the text. */
export type PageItem = readonly [place: string, text: string, allows?: Exemption]

/**
 * Runs in a page: everything that a script of it can read at once. Sent to the page as text, so it
 * uses nothing from this file.
 */
export function readPage(reporterName: string): PageItem[] {
  const items: PageItem[] = []
  const closedRoots: readonly ShadowRoot[] = Reflect.get(globalThis, `${reporterName}Roots`) ?? []
  const read = (place: string, text: () => unknown, allows?: Exemption) => {
    try {
      const value = text()
      const json = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
      if (json !== '') items.push(allows === undefined ? [place, json] : [place, json, allows])
    } catch {
      // A document without an origin has no cookies and no storage.
    }
  }
  function readTree(root: ParentNode, html: string): void {
    read('DOM', () => html)
    for (const element of root.querySelectorAll('*')) {
      const { shadowRoot } = element
      if (shadowRoot !== null) readTree(shadowRoot, shadowRoot.innerHTML)
      if (/^(input|textarea|select|output)$/.test(element.localName)) {
        read('form field', () => Reflect.get(element, 'value'), 'input')
      }
      if (element.localName === 'iframe') read('DOM', () => element.getAttribute('srcdoc') ?? '')
    }
  }
  function readSheets(sheets: Iterable<CSSStyleSheet>): void {
    for (const sheet of sheets) {
      read('style sheet', () => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'))
    }
  }

  readTree(document, document.documentElement?.outerHTML ?? '')
  for (const root of closedRoots) readTree(root, root.innerHTML)
  read('DOM', () => [...document.childNodes].map(({ nodeValue }) => nodeValue ?? '').join('\n'))
  readSheets(document.styleSheets)
  readSheets(document.adoptedStyleSheets)
  read('document.cookie', () => document.cookie)
  read('web storage', () => ({ ...localStorage }))
  read('web storage', () => ({ ...sessionStorage }))
  read('history', () => history.state)
  read('URL', () => location.href)
  read('referrer', () => document.referrer)
  read('window.name', () => window.name)
  return items
}

/** Runs in a page: what its scripts can read only with patience, the databases and the caches. */
export async function readStores(): Promise<PageItem[]> {
  const [databases, caches] = await Promise.all([readDatabases(), readCaches()])
  return [...databases, ...caches]

  async function readDatabases(): Promise<PageItem[]> {
    if (globalThis.indexedDB === undefined) return []
    const known = await indexedDB.databases().catch(() => [])
    const read = known.map(async ({ name = '' }): Promise<PageItem[]> => {
      const database = await answer(indexedDB.open(name))
      const stores = [...database.objectStoreNames].map((store) => readStore(database, store))
      const texts = await Promise.all(stores)
      database.close()
      return [name, ...texts].map((text) => ['IndexedDB', text])
    })
    return (await Promise.all(read)).flat()
  }

  async function readStore(database: IDBDatabase, name: string): Promise<string> {
    const store = database.transaction(name).objectStore(name)
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())])
    return JSON.stringify([name, keys, await Promise.all(values.map(withoutBlobs))], plain)
  }

  async function withoutBlobs(value: unknown): Promise<unknown> {
    return value instanceof Blob ? value.text() : value
  }

  function plain(_: string, value: unknown): unknown {
    if (value instanceof Map || value instanceof Set) return [...value]
    if (value instanceof ArrayBuffer) return [...new Uint8Array(value)]
    if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer)]
    return typeof value === 'bigint' ? String(value) : value
  }

  function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  }

  async function readCaches(): Promise<PageItem[]> {
    if (globalThis.caches === undefined) return []
    const names = await globalThis.caches.keys().catch(() => [])
    const read = names.map(async (name): Promise<PageItem[]> => {
      const cache = await globalThis.caches.open(name)
      const entries = (await cache.keys()).map(async (request): Promise<PageItem> => {
        const response = await cache.match(request, { ignoreVary: true })
        const headers = [...(response?.headers ?? [])].join('\n')
        const body = (await response?.text()) ?? ''
        return ['cache storage', [name, request.url, headers, body].join('\n')]
      })
      return Promise.all(entries)
    })
    return (await Promise.all(read)).flat()
  }
}
