import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Controlled, startControlled } from './control-fixture.ts'

let store: Controlled

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  store = await startControlled()
})
afterEach(async () => {
  await store.emulator.close()
  vi.useRealTimers()
})

/** Listens to the events of the store, as a page does. */
async function listen() {
  const page = new AbortController()
  const response = await fetch(`${store.origin}/__emulator/events`, { signal: page.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => (await reader?.read())?.value
  return { response, next, leave: () => page.abort() }
}

/** Lets the store look whether something has changed. */
const look = () => vi.advanceTimersByTime(200)

test('a listener is told which parts have changed, whoever changed them', async () => {
  const { response, next } = await listen()
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(await next()).toBe('retry: 1000\n\n')
  store.emulator.behaviour.renew = 'no-extend'
  look()
  expect(await next()).toBe('data: ["behaviour"]\n\n')
  store.logIn()
  store.emulator.faults.add({ kind: 'hang' })
  look()
  expect(await next()).toBe('data: ["faults","tokens","customers"]\n\n')
  store.emulator.clock.advance(43 * 86_400_000)
  look()
  expect(await next()).toBe('data: ["clock","tokens","customers"]\n\n')
})

test('a listener to whom nothing happens hears a heartbeat every fifteen seconds', async () => {
  const { next } = await listen()
  await next()
  vi.advanceTimersByTime(15_000)
  expect(await next()).toBe(': still here\n\n')
})

test('a listener who has gone leaves nothing behind', async () => {
  const pages = await Promise.all([listen(), listen(), listen()])
  expect(vi.getTimerCount()).toBe(4)
  pages[0]?.leave()
  await expect.poll(() => vi.getTimerCount()).toBe(3)
  store.logIn()
  look()
  await pages[1]?.next()
  expect(await pages[1]?.next()).toContain('tokens')
  for (const page of pages) page.leave()
  await expect.poll(() => vi.getTimerCount()).toBe(0)
})

test('closing the emulator ends the events', async () => {
  await listen()
  await store.emulator.close()
  await expect.poll(() => vi.getTimerCount()).toBe(0)
})
