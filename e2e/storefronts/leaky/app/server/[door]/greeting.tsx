'use client'

/** Takes a whole session to show a name. */
export function Greeting({ session }: { session: { name: string; token: string } }) {
  return <p>Hello {session.name}</p>
}
