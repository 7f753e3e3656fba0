import { readFile } from 'node:fs/promises'
import type {
  BrowserContext,
  ConsoleMessage,
  Download,
  Page,
  WebSocket,
  Worker,
} from '@playwright/test'
import { cookieParts } from './cookie-parts.ts'
import { installHooks } from './page-hooks.ts'
import { pageParts, REPORTER, storeParts } from './page-parts.ts'
import { createPatience, type Part } from './part.ts'
import { requestParts } from './request-parts.ts'
import { type ReadBefore, responseParts } from './response-parts.ts'

/** What a browser context has received, sent and shown since it is watched. */
export interface ContextWatch {
  /** Everything so far, and what the open pages hold now. */
  parts(): Promise<readonly Part[]>
  /** No page that closes from now on is read once more. */
  end(): void
}

/** Keeps whatever goes through a browser context from now on; pages that are open have to be new. */
export async function watchContext(
  context: BrowserContext,
  before: ReadBefore,
): Promise<ContextWatch> {
  let patience = createPatience()
  let isEnded = false
  const seen: Promise<readonly Part[]>[] = []
  const keep = (parts: Promise<readonly Part[]>) => void seen.push(parts.catch(() => []))
  const keepText = (place: string, url: string, text: string) =>
    keep(Promise.resolve([{ place, url, text, allows: null }]))

  context.on('request', (request) => keep(requestParts(request, patience)))
  context.on('response', (response) => keep(responseParts(response, { patience, before })))
  context.on('console', (message) => keep(consoleParts(message)))
  context.on('weberror', (error) => {
    const { message, stack = '' } = error.error()
    keepText('page error', error.page()?.url() ?? '', `${message}\n${stack}`)
  })
  await context.exposeBinding(REPORTER, ({ frame }, place: string, text: string, url?: string) =>
    keepText(place, url || frame.url(), text),
  )
  await context.addInitScript(installHooks, REPORTER)

  /** What goes when a page is closed is read before. */
  async function readPages(pages: readonly Page[]): Promise<void> {
    if (isEnded) return
    const parts = pages.flatMap((page) => [pageParts(page), storeParts(page)])
    for (const part of parts) keep(part)
    await Promise.allSettled(parts)
  }
  beforeClosing(context, () => readPages(context.pages()))

  function watchPage(page: Page): void {
    beforeClosing(page, () => readPages([page]))
    page.on('load', () => keep(pageParts(page)))
    page.on('framenavigated', (frame) => keepText('URL', frame.url(), frame.url()))
    page.on('websocket', watchSocket)
    page.on('worker', (worker) => keep(workerParts(worker)))
    page.on('download', (download) => keep(patience.wait(downloadParts(download), () => [])))
  }
  function watchSocket(socket: WebSocket): void {
    const url = socket.url()
    keepText('URL', url, url)
    socket.on('framereceived', ({ payload }) => keepText('WebSocket', url, String(payload)))
    socket.on('framesent', ({ payload }) => keepText('WebSocket', url, String(payload)))
  }
  for (const page of context.pages()) watchPage(page)
  context.on('page', watchPage)

  return {
    async parts() {
      const pages = context.pages()
      const now = [cookieParts(context), ...pages.map(pageParts), ...pages.map(storeParts)]
      const held = await Promise.all(now.map((part) => part.catch(() => [])))
      // What a page still had to report came before its answer, and is in the list by now. So is
      // what arrived meanwhile, which must not be waited for any longer than the rest.
      patience.end()
      patience = createPatience()
      const kept = await Promise.all(seen)
      return [...held, ...kept].flat()
    },
    end() {
      isEnded = true
    },
  }
}

function beforeClosing(
  owner: { close(options?: object): Promise<void> },
  read: () => Promise<void>,
): void {
  const close = owner.close.bind(owner)
  owner.close = async (options) => {
    await read()
    await close(options)
  }
}

/** The text of a message shortens objects, so each argument is read in full as well. */
async function consoleParts(message: ConsoleMessage): Promise<readonly Part[]> {
  const { url } = message.location()
  const values = await Promise.all(
    message.args().map((arg) => arg.jsonValue().then(JSON.stringify, () => '')),
  )
  const text = [message.text(), ...values].join('\n')
  return [{ place: 'console', url, text, allows: null }]
}

/** The script of a worker that was made of a text in the page, which no response carried. */
async function workerParts(worker: Worker): Promise<readonly Part[]> {
  const url = worker.url()
  if (!/^(blob|data):/.test(url)) return []
  const text = await worker.evaluate(async (own) => (await fetch(own)).text(), url)
  return [{ place: 'worker', url, text, allows: null }]
}

async function downloadParts(download: Download): Promise<readonly Part[]> {
  const url = download.url()
  const text = String(await readFile(await download.path()))
  return [
    { place: 'URL', url, text: url, allows: null },
    { place: 'download', url, text: `${download.suggestedFilename()}\n${text}`, allows: null },
  ]
}
