import { expect, test } from 'vitest'
import { redisCommands } from './redis-commands.ts'

/** A Redis with one value, and what it was asked. */
function redis(mget: () => unknown) {
  const asked: string[] = []
  const store = redisCommands(async ([name = '', ...keys]) => {
    asked.push([name, ...keys].join(' '))
    return name === 'MGET' ? mget() : keys[0] === 'one' ? '1' : null
  })
  return { store, asked }
}

test('two entries are one command', async () => {
  const { store, asked } = redis(() => ['1', null])
  expect(await store.getAll?.(['one', 'two'])).toEqual(['1', null])
  expect(asked).toEqual(['MGET one two'])
})

test('a cluster that has the two on different nodes is asked for each, and not for both again', async () => {
  const { store, asked } = redis(() => {
    throw new Error("CROSSSLOT Keys in request don't hash to the same slot")
  })
  expect(await store.getAll?.(['one', 'two'])).toEqual(['1', null])
  expect(await store.getAll?.(['two', 'one'])).toEqual([null, '1'])
  expect(asked).toEqual(['MGET one two', 'GET one', 'GET two', 'GET two', 'GET one'])
})

test('a Redis that cannot be asked is not asked more often', async () => {
  const { store, asked } = redis(() => {
    throw new Error('The socket is closed.')
  })
  await expect(store.getAll?.(['one', 'two'])).rejects.toThrow('The socket is closed.')
  await expect(store.getAll?.(['one', 'two'])).rejects.toThrow('The socket is closed.')
  expect(asked).toEqual(['MGET one two', 'MGET one two'])
})
