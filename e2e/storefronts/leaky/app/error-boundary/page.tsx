import { readToken } from '../read-token'
import { veil } from '../veil'
import { Failing } from './failing'

export default async function ErrorBoundaryPage() {
  return <Failing veiled={veil(await readToken())} />
}
