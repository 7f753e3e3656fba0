'use client'
import { useField } from './form-context'

/** A box to check. The hidden field before it says `false`, so that it can be unchecked too. */
export function CheckBox({
  name,
  label,
  isChecked = false,
}: {
  name: string
  label: string
  isChecked?: boolean
}) {
  const { typed } = useField(name)
  return (
    <div className="check-box">
      <input type="hidden" name={name} value="false" />
      <input
        id={name}
        name={name}
        type="checkbox"
        defaultChecked={typed === undefined ? isChecked : typed === 'on'}
      />
      <label htmlFor={name}>{label}</label>
    </div>
  )
}
