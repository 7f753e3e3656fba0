import { Field, type FieldProps } from './field'

type Rest = Omit<FieldProps, 'name' | 'type'>

/** An e-mail address. Where somebody logs in or signs up, it is their `username`. */
export function EmailField({ autoComplete = 'username', ...rest }: Rest) {
  return (
    <Field
      {...rest}
      name="email"
      type="email"
      inputMode="email"
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}

/** A password: the one that somebody has, or one that they choose now. */
export function PasswordField({
  name,
  isNew = false,
  hint,
}: {
  name: string
  isNew?: boolean
  hint?: string
}) {
  return (
    <Field
      name={name}
      type="password"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      spellCheck={false}
      hint={hint}
      isRequired
    />
  )
}

/** A phone number. */
export function PhoneField(rest: Rest) {
  return <Field {...rest} name="phone" type="tel" inputMode="tel" autoComplete="tel" />
}

/** A first and a last name, side by side where there is room. */
export function NameFields({
  firstName,
  lastName,
}: {
  firstName?: string | null
  lastName?: string | null
}) {
  return (
    <div className="field-row">
      <Field name="firstName" autoComplete="given-name" initial={firstName} />
      <Field name="lastName" autoComplete="family-name" initial={lastName} />
    </div>
  )
}
