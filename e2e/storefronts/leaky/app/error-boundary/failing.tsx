'use client'

import { useEffect, useState } from 'react'
import { unveil } from '../veil'

/** Fails in the browser, in words that say too much. */
export function Failing({ veiled }: { veiled: string }) {
  const [isFailing, setFailing] = useState(false)
  useEffect(() => setFailing(true), [])
  if (isFailing) throw new Error(`No customer for ${unveil(veiled)}`)
  return null
}
