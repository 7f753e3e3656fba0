'use client'
import { useCart } from '@shopify/hydrogen-react'
import { useEffect, useState } from 'react'
import { hasStoredCart } from './has-stored-cart'

/** What has become of the last attempt to put something into the cart. */
export type AddOutcome = 'none' | 'pending' | 'done' | 'unreachable' | 'none-left'

/**
 * Puts a variant into the cart, and tells what has become of it. hydrogen-react says "idle" after a
 * failure as after a success, so what counts is whether the cart holds more of it than before.
 */
export function useAddToCart(variantId: string): {
  outcome: AddOutcome
  isBusy: boolean
  add: (quantity: number) => void
} {
  const { id, lines, linesAdd, status, error, cartReady } = useCart()
  const [waiting, setWaiting] = useState<number | null>(null)
  const [attempt, setAttempt] = useState<{ variantId: string; before: number } | null>(null)
  const inCart = (lines ?? [])
    .filter((line) => line?.merchandise?.id === variantId)
    .reduce((sum, line) => sum + (line?.quantity ?? 0), 0)
  const isBusy = status === 'creating' || status === 'updating' || status === 'fetching'

  // hydrogen-react drops, and tells nobody, what comes before its own first effect or while it loads a
  // cart; so what was clicked waits until it listens.
  useEffect(() => {
    if (waiting === null || !cartReady || isBusy) return
    const isNotLoaded = id === undefined && hasStoredCart()
    if (isNotLoaded && error === undefined) return
    setWaiting(null)
    setAttempt({ variantId, before: inCart })
    // A cart that could not be loaded is still there: a new one would take its place.
    if (!isNotLoaded) linesAdd([{ merchandiseId: variantId, quantity: waiting }])
  }, [waiting, cartReady, isBusy, id, error, variantId, inCart, linesAdd])

  function add(quantity: number) {
    if (!isBusy) setWaiting(quantity)
  }

  function outcome(): AddOutcome {
    if (waiting !== null) return 'pending'
    if (attempt === null || attempt.variantId !== variantId) return 'none'
    if (isBusy) return 'pending'
    if (error !== undefined) return 'unreachable'
    if (inCart > attempt.before) return 'done'
    return status === 'uninitialized' ? 'pending' : 'none-left'
  }

  return { outcome: outcome(), isBusy, add }
}
