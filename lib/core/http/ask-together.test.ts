import { afterEach, expect, test, vi } from 'vitest'
import { createAskTogether } from './ask-together.ts'

afterEach(() => void vi.useRealTimers())

/** Questions of one process, each of which is answered when the test says so. */
function questions() {
  const askTogether = createAskTogether<string>()
  const asked: PromiseWithResolvers<string>[] = []
  const ask = (key = 'one', waitMs = 1000) =>
    askTogether(key, {
      waitMs,
      late: () => 'late',
      ask: () => {
        const question = Promise.withResolvers<string>()
        asked.push(question)
        return question.promise
      },
    })
  return { asked, ask }
}

test('while a question is under way nobody asks it again, and all are answered', async () => {
  const { asked, ask } = questions()
  const all = [ask(), ask(), ask()]
  expect(asked).toHaveLength(1)
  asked[0]?.resolve('yes')
  expect(await Promise.all(all)).toEqual(['yes', 'yes', 'yes'])
})

test('another question is another', async () => {
  const { asked, ask } = questions()
  void ask('one')
  void ask('two')
  expect(asked).toHaveLength(2)
})

test('no answer is remembered: an outage is over when it is over', async () => {
  const { asked, ask } = questions()
  const [first, other] = [ask(), ask()]
  asked[0]?.resolve('no')
  expect([await first, await other]).toEqual(['no', 'no'])
  const next = ask()
  asked[1]?.resolve('yes')
  expect(await next).toBe('yes')
})

test('nor is a question that could not even be asked', async () => {
  const { asked, ask } = questions()
  const [first, other] = [ask(), ask()]
  asked[0]?.reject(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await expect(other).rejects.toThrow('gone')
  const next = ask()
  asked[1]?.resolve('yes')
  expect(await next).toBe('yes')
})

test('whoever has asked may be gone: the others wait so long, and the next one asks', async () => {
  vi.useFakeTimers()
  const { asked, ask } = questions()
  void ask()
  const other = ask()
  await vi.advanceTimersByTimeAsync(1000)
  expect(await other).toBe('late')
  const next = ask()
  const joined = ask()
  expect(asked).toHaveLength(2)
  // The answer to the first comes after all, and takes nothing from those who wait for the second.
  asked[0]?.resolve('old')
  await vi.advanceTimersByTimeAsync(0)
  const last = ask()
  expect(asked).toHaveLength(2)
  asked[1]?.resolve('yes')
  expect(await Promise.all([next, joined, last])).toEqual(['yes', 'yes', 'yes'])
})
