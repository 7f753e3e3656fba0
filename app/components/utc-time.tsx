import { type Language, LOCALES } from '../language'

/**
 * An instant as both a person and a program read it. The text is put together here, so that Node
 * and every browser write the same.
 */
export function UtcTime({ instant, language = 'en' }: { instant: string; language?: Language }) {
  const date = new Date(instant)
  const time = date.toISOString().slice(11, 16)
  return <time dateTime={instant}>{`${formatDay(date, language)}, ${time} UTC`}</time>
}

/** A day as both a person and a program read it. */
export function Day({ instant, language }: { instant: string; language: Language }) {
  return <time dateTime={instant}>{formatDay(new Date(instant), language)}</time>
}

/** E.g. "2 November 2026" or "2 de novembro de 2026". */
export function formatDay(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
}
