import { getTexts } from '../texts/get-texts'

/** Says what has worked: a code in the URL that the form which worked has led to. */
export async function Notice({ code }: { code: string | undefined }) {
  const { messages, words } = await getTexts()
  const own = new Map<string, string>(Object.entries(words.notices))
  const text = code === undefined ? undefined : (messages.notice(code) ?? own.get(code))
  if (text === undefined) return null
  return (
    <p role="status" className="notice">
      {text}
    </p>
  )
}

/** Says that the store cannot be asked, and that this has ended nothing. */
export async function UnavailableNotice() {
  const { words } = await getTexts()
  return <p className="notice">{words.unavailable}</p>
}
