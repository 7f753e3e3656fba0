import type { PassedAnswer } from './round-robin.ts'

/** One line of the demo's log: which instance has answered what, and whether it has written the session's cookie. */
export function answerLine({ instance, method, path, status, cookies }: PassedAnswer) {
  const { pathname, searchParams } = new URL(path, 'http://shop')
  // What every page brings along would hide the page.
  if (/^\/_next\/|\.\w+$/.test(pathname)) return null
  const isData = searchParams.has('_rsc') ? ' (data)' : ''
  const written = cookies.includes('storefront_session') ? ', with a new session cookie' : ''
  return `[shop ${instance}] ${method} ${pathname}${isData} → ${status}${written}`
}
