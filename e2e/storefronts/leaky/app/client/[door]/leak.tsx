'use client'

import { useEffect, useState } from 'react'
import { unveil } from '../../veil'
import { DOORS } from './doors'

/** Lets a token out through one door, and says when that is done. */
export function Leak({ door, veiled }: { door: string; veiled: string }) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    Promise.resolve(DOORS[door]?.(unveil(veiled))).then(() => setDone(true))
  }, [door, veiled])
  return <output>{isDone ? 'Done' : 'Not yet'}</output>
}
