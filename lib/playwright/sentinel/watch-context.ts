import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test'
import { installHooks } from './page-hooks.ts'
import { createSeenTexts, type SeenText } from './seen-texts.ts'
import { addCookies, addRequest, addResponse } from './traffic.ts'
import { addPage, addStores, REPORTER, watchPage } from './watch-page.ts'

/**
 * Keeps whatever a browser context receives, sends and shows from now on; pages that are open have to
 * be new. The result asks for all of it, and for what the open pages hold then.
 */
export async function watchContext(
  context: BrowserContext,
): Promise<() => Promise<readonly SeenText[]>> {
  const seen = createSeenTexts()
  async function readNow(pages: readonly Page[]): Promise<void> {
    const reads = pages.flatMap((page) => [addPage(page, seen), addStores(page, seen)])
    await Promise.allSettled([addCookies(context, seen), ...reads])
  }
  function watch(page: Page): void {
    watchPage(page, seen)
    beforeClosing(page, () => readNow([page]))
  }

  context.on('request', (request) => addRequest(request, seen))
  context.on('response', (response) => addResponse(response, seen))
  context.on('console', (message) => seen.waitFor(consoleText(message).then(seen.add)))
  context.on('weberror', (error) => {
    const { message, stack = '' } = error.error()
    const url = error.page()?.url() ?? ''
    seen.add({ place: 'page error', url, text: `${message}\n${stack}` })
  })
  await context.exposeBinding(REPORTER, ({ frame }, place: string, text: string, url?: string) =>
    seen.add({ place, url: url || frame.url(), text }),
  )
  await context.addInitScript(installHooks, REPORTER)
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
  beforeClosing(context, () => readNow(context.pages()))
  return async function seenTexts() {
    // What a page still had to report comes before its answer, and so is among the texts.
    await readNow(context.pages())
    return seen.all()
  }
}

/** What goes when a page or a context is closed is read before. */
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
async function consoleText(message: ConsoleMessage): Promise<SeenText> {
  const values = await Promise.all(
    message.args().map((arg) => arg.jsonValue().then(JSON.stringify, () => '')),
  )
  const text = [message.text(), ...values].join('\n')
  return { place: 'console', url: message.location().url, text }
}
