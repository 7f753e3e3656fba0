import Link from 'next/link'
import { getTexts } from '../../texts/get-texts'

export default async function NotFound() {
  const { words } = await getTexts()
  return (
    <div className="message">
      <h1>{words.notFound.title}</h1>
      <p>{words.notFound.text}</p>
      <p className="actions">
        <Link href="/account" prefetch={false} className="button">
          {words.overview.title}
        </Link>
      </p>
    </div>
  )
}
