import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const SECRET = '00112233445566778899aabbccddeeff'

/**
 * What React sends to the browser for a server component that hands a token on, logs it, and throws
 * it. In a process of its own: React's server half needs the condition `react-server`.
 */
const SCRIPT = `
  import { createElement, Fragment } from 'react'
  import react from 'next/dist/compiled/react-server-dom-webpack/server.node.js'
  import { guardedToken } from './lib/core/session/guarded-token.ts'

  const token = guardedToken({ accessToken: '${SECRET}', expiresAt: '2026-12-13T12:00:00Z' })
  const session = { customerAccessToken: token }
  const thrown = Object.assign(new Error('It failed.', { cause: token }), { session })
  function Page({ session }) {
    console.log('session', session, session.customerAccessToken)
    return createElement('p', { token: session.customerAccessToken, session }, [token])
  }
  const values = [
    token, session, [token], new Map([[token, token]]), new Set([token]), Promise.resolve(session),
    thrown, Promise.reject(thrown), createElement(Page, { session }), createElement('p', token),
  ]
  for (const value of values) {
    const stream = react.renderToReadableStream(value, {}, { onError: () => 'digest' })
    process.stdout.write('sent: ' + (await new Response(stream).text()) + '\\n')
  }
`

test.each(['development', 'production'] as const)(
  'React sends no token to the browser, in %s',
  async (environment) => {
    const flags = ['--conditions', 'react-server', '--input-type', 'module']
    const { stdout, stderr } = await run(process.execPath, [...flags, '--eval', SCRIPT], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, NODE_ENV: environment },
    })
    expect(stdout.match(/^sent: /gm)).toHaveLength(10)
    expect(stdout).toContain('[redacted]')
    expect(stdout + stderr).not.toContain(SECRET)
  },
  30_000,
)
