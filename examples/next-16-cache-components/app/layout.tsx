import type { ReactNode } from 'react'
import { Visitor } from './visitor'

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header>
          <Visitor />
        </header>
        {children}
      </body>
    </html>
  )
}
