import type { Frame, Page } from '@playwright/test'
import { type PageItem, readPage, readStores } from './page-contents.ts'
import type { Part } from './part.ts'

/** The name under which a page finds what it reports to. */
export const REPORTER = '__nextStorefrontSessionSentinel'

/** What the scripts of a page can read now, in each of its frames. */
export async function pageParts(page: Page): Promise<readonly Part[]> {
  return partsOfFrames(page, (frame) => frame.evaluate(readPage, REPORTER))
}

/** The databases and caches of a page's origins. */
export async function storeParts(page: Page): Promise<readonly Part[]> {
  return partsOfFrames(page, (frame) => frame.evaluate(readStores))
}

/** A dialog that is open, an endless loop or a navigation may keep a page from answering. */
const LONGEST_WAIT_MS = 2000

async function partsOfFrames(
  page: Page,
  read: (frame: Frame) => Promise<readonly PageItem[]>,
): Promise<readonly Part[]> {
  const parts = page.frames().map(async (frame) => {
    const items = await Promise.race([read(frame).catch(() => []), nothingAfter(LONGEST_WAIT_MS)])
    const url = frame.url()
    return items.map(([place, text, allows = null]): Part => ({ place, url, text, allows }))
  })
  return (await Promise.all(parts)).flat()
}

function nothingAfter(milliseconds: number): Promise<readonly PageItem[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), milliseconds).unref())
}
