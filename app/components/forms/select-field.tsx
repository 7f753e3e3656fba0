'use client'
import { FieldFrame, fieldAttributes } from './field-frame'
import { useField, useFormTexts } from './form-context'

/** One of the values that a `SelectField` offers. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** A field with a fixed number of values. */
export function SelectField({
  name,
  choices,
  empty,
  initial,
  autoComplete,
  isRequired = false,
}: {
  name: string
  choices: readonly Choice[]
  /** What stands there while nothing is chosen. */
  empty: string
  initial?: string | null | undefined
  autoComplete?: string
  isRequired?: boolean
}) {
  const { error, typed } = useField(name)
  const { messages } = useFormTexts()
  const about = { name, error, isRequired }
  const value = typed ?? initial ?? ''
  return (
    <FieldFrame {...about} label={messages.label(name)}>
      {/* A form that is reset puts back what a select began with, so another value is another select. */}
      <select
        key={value}
        {...fieldAttributes(about)}
        autoComplete={autoComplete}
        defaultValue={value}
      >
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
