'use client'

import { useState } from 'react'
import { checkSession } from './actions'

/** Shows a part of what the action answered. */
export function CheckButton() {
  const [isSignedIn, setSignedIn] = useState<boolean>()
  return (
    <>
      <button type="button" onClick={async () => setSignedIn((await checkSession()).isSignedIn)}>
        Check
      </button>
      <output>{isSignedIn ? 'Signed in' : ''}</output>
    </>
  )
}
