/** A visit with a session that a peer's middleware takes for valid. */
export interface OpenedSession {
  /** The value of the `Cookie` header. */
  readonly cookie: string
  /** What the server needs to know besides, e.g. where the keys are. */
  readonly environment?: Readonly<Record<string, string>>
  /** Ends what was started for it. */
  readonly close?: () => void
}

/** Makes a session the way the peer itself makes it, without any network but loopback. */
export type OpenSession = () => Promise<OpenedSession>

/** What `peers/NAME/session.js` offers. */
export interface Peer {
  /** For the build and for the server. */
  readonly environment: Readonly<Record<string, string>>
  readonly openSession: OpenSession
  /** Whether an answer shows that the middleware has seen a valid session. */
  isRecognised(response: Response): boolean
}

/** The peers, in the order of the table. */
export const PEERS = [
  'iron-session',
  'next-auth',
  'better-auth',
  'supabase-ssr',
  'authkit-nextjs',
  'nextjs-auth0',
] as const

/** Loads one of them. */
export function loadPeer(name: string): Promise<Peer> {
  return import(new URL(`peers/${name}/session.js`, import.meta.url).href)
}
