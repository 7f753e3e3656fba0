/** What a page tells of itself while it runs, under a name that it was given. */
export type PageReport = (place: string, text: string, url?: string) => void

/**
 * Runs in every page, before its own scripts: reports what is gone by the time that a test ends, or
 * that no browser shows from outside. It changes nothing that a page can tell by its results. Sent
 * to the page as text, so it uses nothing from this file.
 */
export function installHooks(reporterName: string): void {
  const report = Reflect.get(globalThis, reporterName) as PageReport
  const tell = (place: string, value: unknown) => {
    try {
      report(place, typeof value === 'string' ? value : (JSON.stringify(value, plain) ?? ''))
    } catch {
      report(place, String(value))
    }
  }
  function plain(_: string, value: unknown): unknown {
    if (value instanceof Map || value instanceof Set) return [...value]
    if (value instanceof ArrayBuffer) return [...new Uint8Array(value)]
    return ArrayBuffer.isView(value) ? [...new Uint8Array(value.buffer)] : value
  }
  /** Has `place` told of the arguments of a method, before it does what it does. */
  function listen(owner: object | undefined, method: string, place: string): void {
    const original: unknown = owner && Reflect.get(owner, method)
    if (owner === undefined || typeof original !== 'function') return
    Reflect.set(owner, method, function reported(this: unknown, ...args: unknown[]) {
      for (const arg of args) if (arg !== undefined && arg !== null) tell(place, arg)
      return Reflect.apply(original, this, args)
    })
  }

  for (const dialog of ['alert', 'confirm', 'prompt']) listen(globalThis, dialog, 'dialog')
  for (const change of ['pushState', 'replaceState']) listen(history, change, 'history')
  listen(globalThis.Storage?.prototype, 'setItem', 'web storage')
  listen(globalThis.BroadcastChannel?.prototype, 'postMessage', 'message')
  listen(globalThis.Worker?.prototype, 'postMessage', 'message')
  listen(globalThis.MessagePort?.prototype, 'postMessage', 'message')
  addEventListener('message', ({ data }) => tell('message', data), { capture: true })

  /** Chromium forgets a body that a script has read as a stream, as Next's router does. */
  async function tellBody({ body, url }: Response): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for (const reader = body?.getReader(); ; ) {
      const { done = true, value } = (await reader?.read()) ?? {}
      if (done) break
      const chunk = decoder.decode(value, { stream: true })
      report('response body', chunk, url)
      text += chunk
    }
    report('response body', text, url)
  }
  const fetchWithoutReport = globalThis.fetch
  globalThis.fetch = async function fetched(...args) {
    const response = await fetchWithoutReport.apply(globalThis, args)
    if (response.body !== null) tellBody(response.clone()).catch(() => undefined)
    return response
  }

  const closedRoots: ShadowRoot[] = []
  Object.defineProperty(globalThis, `${reporterName}Roots`, { value: closedRoots })
  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function attached(this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, init)
    if (init.mode === 'closed') closedRoots.push(root)
    return root
  }

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  if (cookie?.set !== undefined) {
    const { set } = cookie
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set(value: string) {
        tell('document.cookie', value)
        set.call(this, value)
      },
    })
  }

  const addListener = EventTarget.prototype.addEventListener
  const watched = new WeakMap<EventTarget, Set<string>>()
  /** Each type of a stream's events is told once, however many listen to it. */
  function watchStream(source: EventTarget, type: string): void {
    const types = watched.get(source) ?? new Set()
    watched.set(source, types)
    if (types.has(type)) return
    types.add(type)
    addListener.call(source, type, (event) => {
      if (event instanceof MessageEvent) tell('EventSource', event.data)
    })
  }
  if (globalThis.EventSource !== undefined) {
    EventTarget.prototype.addEventListener = function added(this: EventTarget, type, ...rest) {
      if (this instanceof EventSource) watchStream(this, type)
      return addListener.call(this ?? globalThis, type, ...rest)
    }
    globalThis.EventSource = new Proxy(EventSource, {
      construct(target, args, newTarget) {
        const source = Reflect.construct(target, args, newTarget)
        watchStream(source, 'message')
        return source
      },
    })
  }
}
