import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../emulator/lib/cli/free-port.ts'
import { type PassedAnswer, startRoundRobin } from './round-robin.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

async function balance(...ports: readonly number[]) {
  const passed: PassedAnswer[] = []
  const port = await freePort(0)
  const onAnswer = (answer: PassedAnswer) => passed.push(answer)
  const { url, close } = await startRoundRobin({ port, ports, onAnswer })
  closing.push(close)
  return { url, passed }
}

const name =
  (word: string): RequestListener =>
  (_, response) =>
    response.end(word)

test('asks one after the other, and says which it was', async () => {
  const { url, passed } = await balance(await serve(name('a')), await serve(name('b')))
  const answers = []
  for (const _ of [1, 2, 3]) {
    const response = await fetch(url)
    answers.push([response.headers.get('x-instance'), await response.text()])
  }
  expect(answers).toEqual([
    ['1', 'a'],
    ['2', 'b'],
    ['1', 'a'],
  ])
  expect(passed.map(({ instance }) => instance)).toEqual([1, 2, 1])
})

test('passes over whoever is not there, and the body arrives once', async () => {
  const bodies: string[] = []
  const present = await serve(async (request, response) => {
    bodies.push(await text(request))
    response.end()
  })
  const { url } = await balance(await freePort(0), present)
  for (const body of ['first', 'second']) {
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200)
  }
  expect(bodies).toEqual(['first', 'second'])
})

test('sends what has arrived at a server to no other', async () => {
  let asked = 0
  const dying = await serve((_, response) => {
    asked += 1
    response.socket?.resetAndDestroy()
  })
  const { url } = await balance(dying, await serve(name('b')))
  expect((await fetch(url)).status).toBe(502)
  expect(asked).toBe(1)
})

test('says so where nobody is there', async () => {
  const { url } = await balance(await freePort(0))
  expect((await fetch(url)).status).toBe(503)
})

test('hands headers on as they are: the host, each cookie, and whom they are from', async () => {
  const seen: Record<string, unknown>[] = []
  const port = await serve((request, response) => {
    seen.push({ ...request.headers })
    response.writeHead(303, { Location: '/x', 'Set-Cookie': ['a=1; Path=/', 'b=2; HttpOnly'] })
    response.end()
  })
  const { url, passed } = await balance(port)
  const headers = {
    cookie: 'c=3',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '9.9.9.9',
  }
  const response = await fetch(`${url}/login?a=b`, { redirect: 'manual', headers })
  expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; HttpOnly'])
  expect([response.status, response.headers.get('location')]).toEqual([303, '/x'])
  const { host } = new URL(url)
  expect(seen).toMatchObject([
    { host, cookie: 'c=3', 'x-forwarded-host': host, 'x-forwarded-for': '127.0.0.1' },
  ])
  expect(passed).toMatchObject([{ path: '/login?a=b', status: 303, cookies: ['a', 'b'] }])
})

test('streams: the beginning of an answer arrives before its end is written', async () => {
  let finish: () => void = () => undefined
  const port = await serve((_, response) => {
    response.write('first')
    finish = () => response.end('last')
  })
  const { url } = await balance(port)
  const reader = (await fetch(url)).body?.getReader()
  const decoder = new TextDecoder()
  expect(decoder.decode((await reader?.read())?.value)).toBe('first')
  finish()
  expect(decoder.decode((await reader?.read())?.value)).toBe('last')
})
