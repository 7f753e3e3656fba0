import type { ReactNode } from 'react'
import { FormTextsProvider } from '../components/forms/form-context'
import { getTexts } from '../texts/get-texts'
import { LanguageSwitch } from './language-switch'

/** What the account's pages have in common: their language, and the choice of it. */
export async function AccountArea({ children }: { children: ReactNode }) {
  const { language, words } = await getTexts()
  return (
    <div className="account-area" lang={language}>
      <FormTextsProvider language={language} words={words.forms}>
        {children}
      </FormTextsProvider>
      <LanguageSwitch current={language} label={words.language} />
    </div>
  )
}
