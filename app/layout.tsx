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

/** The same for everybody and asks nobody, so that any page below it can be static. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {/* Without JavaScript a cart cannot be filled, so nothing pretends that it could. */}
        <noscript>
          <style>{'.needs-script { display: none }'}</style>
        </noscript>
        <a className="skip-link" href="#content">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  )
}
