import type { SessionTexts } from './texts.ts'

const AGAIN = 'Log in again and you will be back where you were.'

/** What there is to say, in English. */
export const ENGLISH: SessionTexts = {
  problems: {
    UNIDENTIFIED_CUSTOMER: 'The e-mail address or the password is not right.',
    MALFORMED: 'Something went wrong. Please try again.',
    INVALID_INPUT: 'Please check what you have entered.',
    TOO_LARGE: 'That was too long. Please check what you have entered.',
    UNSUPPORTED_MEDIA_TYPE: 'Something went wrong. Please try again.',
    CROSS_SITE: 'For your safety, this works only from a page of this shop.',
    NOT_FOUND: 'Something went wrong. Please try again.',
    METHOD_NOT_ALLOWED: 'Something went wrong. Please try again.',
    SIGNED_OUT: 'You are not logged in any more. Please log in and try again.',
    CUSTOMER_DISABLED:
      'We have sent you an e-mail. Please follow the link in it to confirm your address.',
    TOKEN_INVALID: 'This link is no longer good. Please ask for a new one.',
    ALREADY_ENABLED: 'Your account is active already. Please log in.',
    HOSTED_LOGIN: 'Please log in with a code that is sent to your e-mail address.',
    LOGIN_DENIED: 'You have not been logged in.',
    LOGIN_EXPIRED: 'That took too long, or was done before. Please log in again.',
    LOGIN_FAILED: 'That did not work. Please log in again.',
    THROTTLED: 'There have been too many attempts. Please wait a minute and try again.',
    STOREFRONT_UNAVAILABLE:
      'The shop cannot be reached at the moment. Please try again in a minute.',
    STOREFRONT_MISCONFIGURED: 'The shop is out of order. Please try again later.',
  },
  notices: {
    RECOVERY_SENT:
      'If there is an account with this address, an e-mail with a link to set a new password is on its way.',
    REGISTERED: 'Your account is ready. Please log in.',
    PASSWORD_CHANGED: 'Your password has been changed. You are logged out everywhere else.',
  },
  reasons: {
    expired: `Your session has ended. ${AGAIN}`,
    revoked: `Your session has ended. ${AGAIN}`,
    unreadable: `Your session has ended. ${AGAIN}`,
  },
  fields: {
    email: 'E-mail address',
    password: 'Password',
    currentPassword: 'Current password',
    newPassword: 'New password',
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    acceptsMarketing: 'News by e-mail',
    company: 'Company',
    address1: 'Address',
    address2: 'Apartment, floor',
    zip: 'Postal code',
    city: 'City',
    province: 'Region',
    country: 'Country',
  },
  fieldErrors: {
    REQUIRED: (label) => `${label} is required.`,
    INVALID: (label) => `${label} is not valid.`,
    TOO_LONG: (label) => `${label} is too long.`,
    TOO_SHORT: (label) => `${label} is too short.`,
    TAKEN: (label) => `${label} is already in use.`,
    BAD_DOMAIN: (label) => `${label} has a domain that gets no mail.`,
    CONTAINS_HTML_TAGS: (label) => `${label} cannot contain HTML.`,
    NOT_ALLOWED: (label) => `${label}: the shop does not allow this change.`,
    CONTAINS_URL: (label) => `${label} cannot contain a web address.`,
    PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE: (label) =>
      `${label} cannot begin or end with a space.`,
  },
}
