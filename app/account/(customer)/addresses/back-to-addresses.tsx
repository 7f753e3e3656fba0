import Link from 'next/link'
import { getTexts } from '../../../texts/get-texts'

/** The way back to the list. */
export async function BackToAddresses() {
  const { words } = await getTexts()
  return (
    <p className="back-link">
      <Link href="/account/addresses" prefetch={false}>
        <span aria-hidden="true">← </span>
        {words.addresses.back}
      </Link>
    </p>
  )
}
