import type { OpenedCookie } from './open-cookie.ts'

type Rejected = Extract<OpenedCookie, { kind: 'rejected' }>

/** Why a cookie is no session here, and what that means for the customer who has it. */
export function whyRejected(
  { reason, passwordNumber, sealEndsAt }: Rejected,
  numbers: readonly number[],
): string {
  switch (reason) {
    case 'unknown-password':
      return `It was sealed with password number ${passwordNumber}, and SESSION_PASSWORD has ${list(numbers)} only. Has that one been dropped, or is this the cookie of another shop?`
    case 'invalid':
      return passwordNumber === null
        ? 'It is no seal. Was it cut short, or is it the cookie of something else?'
        : `Its signature does not fit. Password number ${passwordNumber} has another value here than where it was sealed, or the cookie was changed or cut short.`
    case 'expired':
      return `Its time is over${sealEndsAt === null ? '' : `: it says that it ended at ${sealEndsAt}`}. The customer has to log in again.`
    case 'other-format':
      return 'The seal is ours, but what is in it is of another version of this package, or of something else that is sealed with the same password.'
    case 'revoked':
      return 'It is the word that the session was ended, because Shopify said that its token is dead.'
    case 'missing':
      return 'It is empty.'
  }
}

function list(numbers: readonly number[]): string {
  return numbers.length === 1 ? `number ${numbers[0]}` : `the numbers ${numbers.join(', ')}`
}
