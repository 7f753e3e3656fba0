'use server'
import { cookies } from 'next/headers'
import { isLanguage, LANGUAGE_COOKIE } from './language'

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps the language that a visitor has chosen. Next then renders the page anew, in it. */
export async function setLanguage(form: FormData): Promise<void> {
  const language = form.get('language')
  if (!isLanguage(language)) return
  const cookieStore = await cookies()
  cookieStore.set(LANGUAGE_COOKIE, language, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: ONE_YEAR_SECONDS,
  })
}
