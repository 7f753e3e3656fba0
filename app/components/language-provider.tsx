'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from '../language'
import { ENGLISH_SHOP_WORDS } from '../texts/english-shop-words'
import { PORTUGUESE_SHOP_WORDS } from '../texts/portuguese-shop-words'
import type { ShopWords } from '../texts/shop-words'

const SHOP_WORDS: Readonly<Record<Language, ShopWords>> = {
  en: ENGLISH_SHOP_WORDS,
  pt: PORTUGUESE_SHOP_WORDS,
}

const LanguageContext = createContext<Language>('en')

/** Tells components that run in the browser which language the page is in. */
export function LanguageProvider({
  language,
  children,
}: {
  language: Language
  children: ReactNode
}) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The language of the page. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** What the shop says, in the language of the page. */
export function useShopWords(): ShopWords {
  return SHOP_WORDS[useLanguage()]
}
