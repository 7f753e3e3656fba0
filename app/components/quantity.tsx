'use client'
import type { ReactNode } from 'react'
import { useShopWords } from './language-provider'

/**
 * How many: a number between a button for less and one for more. While it is busy the buttons do
 * nothing, and both the eye and a screen reader can tell.
 */
export function Quantity({
  label,
  value,
  isBusy = false,
  onChange,
  children,
}: {
  label: string
  value: number
  isBusy?: boolean
  onChange: (value: number) => void
  /** What else can be done with it. */
  children?: ReactNode
}) {
  const { product: words } = useShopWords()
  return (
    <fieldset className="quantity" aria-busy={isBusy}>
      <legend className="visually-hidden">{label}</legend>
      <button type="button" aria-disabled={isBusy} onClick={() => onChange(value - 1)}>
        <span aria-hidden="true">−</span>
        <span className="visually-hidden">{words.less}</span>
      </button>
      <output>{value}</output>
      <button type="button" aria-disabled={isBusy} onClick={() => onChange(value + 1)}>
        <span aria-hidden="true">+</span>
        <span className="visually-hidden">{words.oneMore}</span>
      </button>
      {children}
    </fieldset>
  )
}
