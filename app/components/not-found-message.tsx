import Link from 'next/link'
import { getTexts } from '../texts/get-texts'

/** Says that there is nothing at this address. */
export async function NotFoundMessage() {
  const { notFound: words } = (await getTexts()).words.shop
  return (
    <div className="message">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p className="actions">
        <Link href="/" className="button">
          {words.toTheShop}
        </Link>
      </p>
    </div>
  )
}
