import { checkOperation } from './check-operation.ts'
import { measureDocument } from './measure-document.ts'
import { type NamedObjects, nameObjects } from './name-objects.ts'
import { readOperation } from './read-operation.ts'
import type { Refusal } from './refusal.ts'
import { withoutIdentity } from './rewrite-operation.ts'
import { unfoldOperation } from './unfold-operation.ts'

/**
 * Makes of a request's body one operation that says by itself what the store will execute, or says
 * why it is refused. What was not understood is not sent: from here on nobody looks at the
 * browser's own text again. Pure, and bounded by the length of the text, not by what it unfolds to.
 */
export function understandOperation(body: string): NamedObjects {
  const read = readOperation(body)
  if (read.status === 'refused') return read
  const excess = measureDocument(read.document)
  if (excess !== null) return refused(excess)
  const unfolded = unfoldOperation(read.document)
  const forbidden = checkOperation(read.document, unfolded.operation)
  if (forbidden !== null) return refused(forbidden)
  return nameObjects(withoutIdentity(unfolded))
}

function refused(refusal: Refusal): NamedObjects {
  return { status: 'refused', refusal }
}
