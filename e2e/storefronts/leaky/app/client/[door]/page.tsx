import { readSeal, readToken } from '../../read-token'
import { veil } from '../../veil'
import { Leak } from './leak'

/** Gets a token into the browser unseen, for the browser to let it out. */
export default async function ClientPage({ params }: { params: Promise<{ door: string }> }) {
  const { door } = await params
  const secret = door === 'seal' ? await readSeal() : await readToken()
  return <Leak door={door} veiled={veil(secret)} />
}
