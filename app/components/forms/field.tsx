'use client'
import type { InputHTMLAttributes } from 'react'
import { FieldFrame, fieldAttributes } from './field-frame'
import { useField, useFormTexts } from './form-context'

/** A line of a form. Its name says what it is called and what can be wrong with it. */
export interface FieldProps
  extends Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'autoComplete' | 'autoCapitalize' | 'spellCheck'
  > {
  readonly name: string
  readonly hint?: string | undefined
  /** What it holds at first. */
  readonly initial?: string | null | undefined
  readonly isRequired?: boolean
}

/** A line to type into. */
export function Field({ name, hint, initial, isRequired = false, ...input }: FieldProps) {
  const { error, typed } = useField(name)
  const { messages } = useFormTexts()
  const about = { name, hint, error, isRequired }
  return (
    <FieldFrame {...about} label={messages.label(name)}>
      <input {...input} {...fieldAttributes(about)} defaultValue={typed ?? initial ?? ''} />
    </FieldFrame>
  )
}
