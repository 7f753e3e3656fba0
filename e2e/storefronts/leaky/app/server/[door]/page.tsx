import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { readToken } from '../../read-token'
import { Greeting } from './greeting'

/** What a server component can do wrong with a token. */
const DOORS: Readonly<Record<string, (token: string) => ReactNode>> = {
  prop: (token) => <Greeting session={{ name: 'Ada', token }} />,
  'inline-script': (token) => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: that is the leak.
    <script dangerouslySetInnerHTML={{ __html: `window.__STATE__ = {"token":"${token}"}` }} />
  ),
  base64: (token) => <p data-state={btoa(`{"t":"${token}"}`)}>A page with its state</p>,
  'url-encoded': (token) => (
    <a
      href={`/clean?t=${[...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}`}
    >
      Go on
    </a>
  ),
  comment: (token) => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: that is the leak.
    <div dangerouslySetInnerHTML={{ __html: `<!-- debug: ${token} -->` }} />
  ),
}

export default async function ServerPage({ params }: { params: Promise<{ door: string }> }) {
  const { door } = await params
  const leak = DOORS[door]
  if (leak === undefined) notFound()
  return <main>{leak(await readToken())}</main>
}
