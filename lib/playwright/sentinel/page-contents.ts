import type { SeenText } from './seen-texts.ts'

/** A text in a page. */
export type PageItem = Omit<SeenText, 'url'>

/**
 * Runs in a page: everything that a script of it can read at once. Sent to the page as text, so it
 * uses nothing from this file.
 */
export function readPage(reporterName: string): PageItem[] {
  const items: PageItem[] = []
  function read(place: string, text: () => unknown, allows?: 'input'): void {
    try {
      const value = text() ?? ''
      const json = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
      if (json !== '') items.push({ place, text: json, allows })
    } catch {
      // A document without an origin has no storage; another site's style sheet is closed to it.
    }
  }
  function readTree(root: Document | ShadowRoot): void {
    for (const node of root.childNodes) {
      read('DOM', () => (node instanceof Element ? node.outerHTML : node.nodeValue))
      // A debugging view may give each piece of a text an element of its own.
      read('DOM', () => node.textContent)
    }
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      read('style sheet', () => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'))
    }
    for (const element of root.querySelectorAll('*')) {
      read('form field', () => Reflect.get(element, 'value'), 'input')
      if (element.shadowRoot !== null) readTree(element.shadowRoot)
    }
  }

  const closedRoots: readonly ShadowRoot[] = Reflect.get(globalThis, `${reporterName}Roots`) ?? []
  for (const root of [document, ...closedRoots]) readTree(root)
  read('document.cookie', () => document.cookie)
  read('web storage', () => ({ ...localStorage }))
  read('web storage', () => ({ ...sessionStorage }))
  read('URL', () => location.href)
  read('referrer', () => document.referrer)
  read('window.name', () => window.name)
  return items
}

/** Runs in a page: the databases and the caches, which its scripts cannot read at once. */
export async function readStores(): Promise<PageItem[]> {
  const items: PageItem[] = []
  // Not every document has them.
  await Promise.allSettled([readDatabases(), readCaches()])
  return items

  async function readDatabases(): Promise<void> {
    for (const { name = '' } of await indexedDB.databases()) {
      items.push({ place: 'IndexedDB', text: name })
      const database = await resultOf(indexedDB.open(name))
      for (const store of database.objectStoreNames) await readStore(database, store)
      database.close()
    }
  }

  async function readStore(database: IDBDatabase, name: string): Promise<void> {
    const store = database.transaction(name).objectStore(name)
    const [keys, values] = await Promise.all([
      resultOf(store.getAllKeys()),
      resultOf(store.getAll()),
    ])
    const texts = values.map((value) => (value instanceof Blob ? value.text() : value))
    const text = JSON.stringify([name, keys, await Promise.all(texts)], readable)
    items.push({ place: 'IndexedDB', text })
  }

  function readable(_: string, value: unknown): unknown {
    if (value instanceof Map || value instanceof Set) return [...value]
    const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    if (isBytes) return new TextDecoder().decode(value)
    return typeof value === 'bigint' ? String(value) : value
  }

  function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  }

  async function readCaches(): Promise<void> {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request, { ignoreVary: true })
        const headers = [...(response?.headers ?? [])].join('\n')
        const text = [name, request.url, headers, await response?.text()].join('\n')
        items.push({ place: 'cache storage', text })
      }
    }
  }
}
