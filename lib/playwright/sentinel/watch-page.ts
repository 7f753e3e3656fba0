import { readFile } from 'node:fs/promises'
import type { Download, Frame, Page, WebSocket, Worker } from '@playwright/test'
import { withTimeout } from '../../core/http/with-timeout.ts'
import { type PageItem, readPage, readStores } from './page-contents.ts'
import type { SeenTexts } from './seen-texts.ts'
import { urlText } from './traffic.ts'

/** The name under which a page finds what it reports to. */
export const REPORTER = '__nextStorefrontSessionSentinel'

/** A dialog that is open, an endless loop or a navigation may keep a page from answering. */
const LONGEST_WAIT_MS = 2000

/** Adds what a page shows and receives from now on, beside its requests and answers. */
export function watchPage(page: Page, seen: SeenTexts): void {
  page.on('load', () => seen.waitFor(addPage(page, seen)))
  page.on('framenavigated', (frame) => addUrl(frame.url(), seen))
  page.on('websocket', (socket) => watchSocket(socket, seen))
  page.on('worker', (worker) => seen.waitFor(addWorker(worker, seen)))
  page.on('download', (download) => seen.waitFor(addDownload(download, seen)))
}

/** Adds what the scripts of a page can read now, in each of its frames. */
export function addPage(page: Page, seen: SeenTexts): Promise<void> {
  return addFrames(page, seen, (frame) => frame.evaluate(readPage, REPORTER))
}

/** Adds the databases and caches of a page's origins. */
export function addStores(page: Page, seen: SeenTexts): Promise<void> {
  return addFrames(page, seen, (frame) => frame.evaluate(readStores))
}

async function addFrames(
  page: Page,
  seen: SeenTexts,
  read: (frame: Frame) => Promise<readonly PageItem[]>,
): Promise<void> {
  const reads = page.frames().map(async (frame) => {
    const items = await withTimeout(
      read(frame).catch(() => []),
      LONGEST_WAIT_MS,
      () => [],
    )
    const url = frame.url()
    seen.add(...items.map((item) => ({ ...item, url })))
  })
  await Promise.all(reads)
}

function addUrl(url: string, seen: SeenTexts): void {
  seen.add(urlText(url))
}

function watchSocket(socket: WebSocket, seen: SeenTexts): void {
  const url = socket.url()
  const addFrame = ({ payload }: { payload: string | Buffer }) =>
    seen.add({ place: 'WebSocket', url, text: String(payload) })
  addUrl(url, seen)
  socket.on('framereceived', addFrame)
  socket.on('framesent', addFrame)
}

/** The script of a worker that was made of a text in the page, which no response carried. */
async function addWorker(worker: Worker, seen: SeenTexts): Promise<void> {
  const url = worker.url()
  if (!/^(blob|data):/.test(url)) return
  const text = await worker.evaluate(async (own) => (await fetch(own)).text(), url)
  seen.add({ place: 'worker', url, text })
}

async function addDownload(download: Download, seen: SeenTexts): Promise<void> {
  const url = download.url()
  addUrl(url, seen)
  seen.add({ place: 'download', url, text: download.suggestedFilename() })
  seen.add({ place: 'download', url, text: await readFile(await download.path(), 'utf8') })
}
