import * as React from 'react'

type Taint = (message: string, lifetime: object, value: string) => void

/**
 * Where React offers it (`experimental.taint` in next.config), the token becomes a value that no
 * server component can hand to the browser: React refuses to render it. `holder` is what the token
 * is alive with.
 */
export function taintToken(holder: object, accessToken: string): void {
  const taint: Taint | undefined = Reflect.get(React, 'experimental_taintUniqueValue')
  taint?.(
    'A customer access token must not leave the server. Use getSession() or customerQuery().',
    holder,
    accessToken,
  )
}
