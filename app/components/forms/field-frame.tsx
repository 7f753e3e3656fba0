import type { ReactNode } from 'react'

interface FieldFacts {
  readonly name: string
  readonly hint?: string | undefined
  readonly error: string | undefined
  readonly isRequired: boolean
}

/** A field's label, its hint, the field itself, and what is wrong with it. */
export function FieldFrame({
  name,
  label,
  hint,
  error,
  isRequired,
  children,
}: FieldFacts & { label: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {isRequired && <Star />}
      </label>
      {hint !== undefined && (
        <p id={`${name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p id={`${name}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}

/** Shown in forms that say what it means (see forms.css); `required` says it to screen readers. */
function Star() {
  return (
    <span aria-hidden="true" className="star">
      {' *'}
    </span>
  )
}

/** What ties a field to its label, hint and error. */
export function fieldAttributes({ name, hint, error, isRequired }: FieldFacts) {
  const described = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`]
  return {
    id: name,
    name,
    required: isRequired,
    'aria-invalid': error !== undefined,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  }
}
