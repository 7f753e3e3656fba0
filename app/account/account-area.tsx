import type { ReactNode } from 'react'
import { FormTextsProvider } from '../components/forms/form-context'
import { getTexts } from '../texts/get-texts'

/** What the account's pages have in common: the language of their forms. */
export async function AccountArea({ children }: { children: ReactNode }) {
  const { language, words } = await getTexts()
  return (
    <div className="account-area" lang={language}>
      <FormTextsProvider language={language} words={words.forms}>
        {children}
      </FormTextsProvider>
    </div>
  )
}
