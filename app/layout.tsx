import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { LanguageProvider } from './components/language-provider'
import './styles/index.css'
import { getTexts } from './texts/get-texts'

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

/** In the visitor's language. It asks no store. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language, words } = await getTexts()
  return (
    <html lang={language}>
      <body>
        <a className="skip-link" href="#content">
          {words.shop.skipToContent}
        </a>
        <LanguageProvider language={language}>{children}</LanguageProvider>
      </body>
    </html>
  )
}
