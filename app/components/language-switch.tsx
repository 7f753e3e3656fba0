import type { Language } from '../language'
import { setLanguage } from '../set-language'

/** Each language by its own name, so that whoever looks for it can read it. */
const NAMES: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['pt', 'Português'],
]

/** The choice of a language: a form of buttons, which needs no JavaScript. */
export function LanguageSwitch({ current, label }: { current: Language; label: string }) {
  return (
    <form action={setLanguage} className="language-switch" aria-label={label}>
      {NAMES.map(([language, name]) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-current={language === current ? 'true' : undefined}
        >
          {name}
        </button>
      ))}
    </form>
  )
}
