import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './styles/index.css'

export const metadata: Metadata = { title: 'Shop' }

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ef' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1815' },
  ],
}

/**
 * Every page is made when it is asked for, also the one that says there is none: its scripts carry
 * the nonce of that very request (content-security-policy.ts).
 */
export const dynamic = 'force-dynamic'

/** The same for everybody, and asks nobody. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a className="skip-link" href="#content">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  )
}
