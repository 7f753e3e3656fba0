import { NotAQueryError } from '../errors.ts'

const STRINGS_AND_COMMENTS = /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*/g

/**
 * Lets through one query that declares `$customerAccessToken`. Mutations are refused because their
 * payloads mint new tokens, which nothing here would know to keep or to hide.
 *
 * @throws {NotAQueryError} for every other document.
 */
export function assertCustomerQuery(document: string): void {
  const operations = topLevelWords(document).filter((word) => OPERATIONS.has(word))
  if (operations.length !== 1 || operations[0] !== 'query') {
    throw new NotAQueryError(
      `customerQuery() runs a document with exactly one query; this one has: ${operations.join(', ') || 'none'}.`,
    )
  }
  if (!/\$customerAccessToken\b/.test(document)) {
    throw new NotAQueryError(
      'customerQuery() needs a query that declares "$customerAccessToken: String!" and passes it on; its value is put in on the server.',
    )
  }
}

const OPERATIONS: ReadonlySet<string> = new Set(['query', 'mutation', 'subscription'])

/** The words of a document that stand outside of all braces, brackets and strings. */
function topLevelWords(document: string): readonly string[] {
  let depth = 0
  const words: string[] = []
  for (const [token] of document.replace(STRINGS_AND_COMMENTS, ' ').matchAll(/\w+|[{}()[\]]/g)) {
    if ('{(['.includes(token)) depth += 1
    else if ('})]'.includes(token)) depth -= 1
    else if (depth === 0) words.push(token)
  }
  return words
}
