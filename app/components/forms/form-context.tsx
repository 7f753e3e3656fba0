'use client'
import { type ActionState, createMessages, type Messages } from 'next-storefront-session'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Language } from '../../language'
import { SESSION_TEXTS } from '../../texts/session-texts'
import type { FormWords } from '../../texts/words'

interface FormTexts {
  readonly messages: Messages
  readonly words: FormWords
}

const TextsContext = createContext<FormTexts | null>(null)
const StateContext = createContext<ActionState>({ status: 'idle' })

/** Gives the forms below it their language. */
export function FormTextsProvider({
  language,
  words,
  children,
}: {
  language: Language
  words: FormWords
  children: ReactNode
}) {
  const texts = useMemo(
    () => ({ messages: createMessages(SESSION_TEXTS[language]), words }),
    [language, words],
  )
  return <TextsContext value={texts}>{children}</TextsContext>
}

/**
 * What forms say.
 *
 * @throws {Error} outside of a `FormTextsProvider`.
 */
export function useFormTexts(): FormTexts {
  const texts = useContext(TextsContext)
  if (texts === null) throw new Error('A form needs a <FormTextsProvider> above it.')
  return texts
}

/** Gives the fields of a form what is known of its last submission. */
export const FormStateProvider = StateContext

/** What a field has to show of the form's last submission. */
export function useField(name: string): {
  /** What is wrong with it. */
  readonly error: string | undefined
  /** What was typed, to be kept. */
  readonly typed: string | undefined
} {
  const state = useContext(StateContext)
  const { messages } = useFormTexts()
  if (state.status !== 'failed') return { error: undefined, typed: undefined }
  const error = state.errors.find(({ field }) => field === name)
  return {
    error: error === undefined ? undefined : messages.field(error),
    typed: state.typed[name],
  }
}
