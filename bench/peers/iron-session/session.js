import { PASSWORD, sessionCookies } from '../../sessions.ts'

export const environment = { SESSION_PASSWORD: PASSWORD }

/** The very cookie that ours gets: the format is the same. @type {import('../../peer.ts').OpenSession} */
export async function openSession() {
  const [cookie] = await sessionCookies({ count: 1 })
  return { cookie }
}

/** Without a session it sends away. */
export function isRecognised(response) {
  return response.status === 200
}
