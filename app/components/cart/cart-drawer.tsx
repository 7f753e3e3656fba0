'use client'
import Link from 'next/link'
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useShopWords } from '../language-provider'
import { CartView } from './cart-view'

const OpenCartContext = createContext<() => void>(() => {})

/** Opens the cart beside the page. */
export function useOpenCart(): () => void {
  return useContext(OpenCartContext)
}

/**
 * The cart beside the page: a modal `<dialog>`, of which the browser itself keeps the focus inside,
 * closes it with Escape, and gives the focus back to where it was.
 */
export function CartDrawer({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const open = useCallback(() => setIsOpen(true), [])
  const { cart: words } = useShopWords()
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
  }, [isOpen])
  return (
    <OpenCartContext value={open}>
      {children}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: with the keyboard, Escape and the button do it. */}
      <dialog
        ref={dialog}
        className="cart-drawer"
        aria-labelledby="cart-drawer-title"
        onClose={() => setIsOpen(false)}
        onClick={closeWhenLeft}
      >
        {isOpen && (
          <>
            <div className="cart-drawer-head">
              <h2 id="cart-drawer-title">{words.title}</h2>
              <button type="button" className="link-button" onClick={() => dialog.current?.close()}>
                {words.close}
              </button>
            </div>
            <CartView />
            <p>
              <Link href="/cart">{words.wholeCart}</Link>
            </p>
          </>
        )}
      </dialog>
    </OpenCartContext>
  )
}

/** By a click on what is beside it, and on a link in it, which leads to another page. */
function closeWhenLeft({ currentTarget, target }: MouseEvent<HTMLDialogElement>): void {
  const isLink = target instanceof Element && target.closest('a') !== null
  if (target === currentTarget || isLink) currentTarget.close()
}
