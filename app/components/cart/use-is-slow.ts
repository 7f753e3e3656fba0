'use client'
import { useEffect, useState } from 'react'

/** After so long a person wonders whether anything is going on. */
const SLOW_MS = 3000

/** Whether something has been going on for so long that it has to be said. */
export function useIsSlow(isBusy: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    if (!isBusy) return
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [isBusy])
  return isSlow
}
