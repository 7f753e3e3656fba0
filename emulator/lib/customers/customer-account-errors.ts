import { GraphQLError } from 'graphql'
import type { LinkPurpose } from './account-links.ts'
import type { InputPath } from './customer-input.ts'
import type { CustomerUserError } from './user-errors.ts'

/** Somebody else has the address. */
export function emailTaken(path: InputPath): CustomerUserError {
  return { code: 'TAKEN', field: [path, 'email'], message: 'Email has already been taken' }
}

/** Somebody else has the number. */
export function phoneTaken(path: InputPath): CustomerUserError {
  return { code: 'TAKEN', field: [path, 'phone'], message: 'Phone has already been taken' }
}

/** The answer to a forgotten password of nobody. A shop must not pass it on. */
export const COULD_NOT_FIND: CustomerUserError = {
  code: 'UNIDENTIFIED_CUSTOMER',
  field: ['email'],
  message: 'Could not find customer',
}

/** The answer to an activation that has been done. */
export const ALREADY_ENABLED: CustomerUserError = {
  code: 'ALREADY_ENABLED',
  field: null,
  message: 'Customer already enabled',
}

/** The answer to a new e-mail address, where customers may not have one. */
export const EMAIL_CHANGE_DENIED: CustomerUserError = {
  code: 'INVALID',
  field: ['customer', 'email'],
  message: 'CustomerUpdate access denied',
}

/** The answer to a sign-up as somebody who was invited or is disabled. */
export function checkYourMail(email: string): CustomerUserError {
  const message = `We have sent an email to ${email}, please click the link included to verify your email address.`
  return { code: 'CUSTOMER_DISABLED', field: null, message }
}

/** The answer to a link that is not, or no longer, good. */
export function badLink(purpose: LinkPurpose): CustomerUserError {
  return purpose === 'reset'
    ? { code: 'TOKEN_INVALID', field: ['input'], message: 'Invalid reset token' }
    : {
        code: 'TOKEN_INVALID',
        field: ['input'],
        oldField: null,
        message: 'Invalid activation token',
      }
}

/** The same, where the link comes as a whole: no user error, but a top-level one. */
export function unidentified(): GraphQLError {
  return new GraphQLError('Unidentified customer', { extensions: { code: 'NOT_FOUND' } })
}
