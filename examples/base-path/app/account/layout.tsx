import { SessionProvider } from 'next-storefront-session/client'
import type { ReactNode } from 'react'
import { SessionBar } from './session-bar'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <SessionProvider>
      <SessionBar />
      {children}
    </SessionProvider>
  )
}
