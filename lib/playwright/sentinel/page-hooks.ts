/**
 * Runs in every page, before its own scripts: reports what is gone by the time that a test ends, or
 * that no browser shows from outside. It changes nothing that a page can tell by its results. Sent
 * to the page as text, so it uses nothing from this file.
 */
export function installHooks(reporterName: string): void {
  type Report = (place: string, text: string, url?: string) => void
  const report: Report = Reflect.get(globalThis, reporterName)
  function reportValue(place: string, value: unknown): void {
    try {
      report(place, typeof value === 'string' ? value : (JSON.stringify(value, readable) ?? ''))
    } catch {
      report(place, String(value))
    }
  }
  function readable(_: string, value: unknown): unknown {
    if (value instanceof Map || value instanceof Set) return [...value]
    const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    return isBytes ? new TextDecoder().decode(value) : value
  }

  interface Hooks<Result> {
    readonly before?: (args: readonly unknown[], self: unknown) => void
    readonly after?: (result: Result) => void
  }
  /** Has something done before each call of a method, and with its result. */
  function around<Result>(owner: object, method: string, { before, after }: Hooks<Result>): void {
    const original: (...args: unknown[]) => Result = Reflect.get(owner, method)
    Reflect.set(owner, method, function hooked(this: unknown, ...args: unknown[]) {
      before?.(args, this)
      const result = Reflect.apply(original, this, args)
      after?.(result)
      return result
    })
  }

  function reportArguments(owner: object, method: string, place: string): void {
    const before = (args: readonly unknown[]) => reportValue(place, args)
    around(owner, method, { before })
  }
  for (const dialog of ['alert', 'confirm', 'prompt']) reportArguments(globalThis, dialog, 'dialog')
  for (const change of ['pushState', 'replaceState']) reportArguments(history, change, 'history')
  reportArguments(Storage.prototype, 'setItem', 'web storage')
  for (const { prototype } of [BroadcastChannel, MessagePort, Worker]) {
    reportArguments(prototype, 'postMessage', 'message')
  }
  addEventListener('message', ({ data }) => reportValue('message', data), { capture: true })

  /** Chromium forgets a body that a script has read as a stream, as Next's router does. */
  async function reportBody(answer: Promise<Response>): Promise<void> {
    const { body, url } = (await answer).clone()
    let text = ''
    const write = (chunk: string) => {
      // A secret may stand on both sides of a cut.
      text = text.slice(-256) + chunk
      report('response body', text, url)
    }
    await body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write }))
  }
  around<Promise<Response>>(globalThis, 'fetch', {
    after: (answer) => void reportBody(answer).catch(() => undefined),
  })

  const closedRoots: ShadowRoot[] = []
  Object.defineProperty(globalThis, `${reporterName}Roots`, { value: closedRoots })
  around<ShadowRoot>(Element.prototype, 'attachShadow', {
    after: (root) => root.mode === 'closed' && closedRoots.push(root),
  })

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(value: string) {
      reportValue('document.cookie', value)
      cookie?.set?.call(this, value)
    },
  })

  /** A browser takes a listener once for each type, however often it is added. */
  const reportEvent = (event: Event) => reportValue('EventSource', Reflect.get(event, 'data'))
  const addListener = EventTarget.prototype.addEventListener
  around(EventSource.prototype, 'addEventListener', {
    before: ([type], source) => addListener.call(source as EventSource, String(type), reportEvent),
  })
  globalThis.EventSource = new Proxy(EventSource, {
    construct(target, args, newTarget) {
      const source = Reflect.construct(target, args, newTarget)
      addListener.call(source, 'message', reportEvent)
      return source
    },
  })
}
