import type * as Api from '@shopify/hydrogen-react/storefront-api-types'
import { GraphQLError } from 'graphql'
import type { RequestContext } from '../graphql/access.ts'
import type { Mail } from '../state/outbox.ts'
import {
  type AccountLink,
  accountLink,
  createAccountLinks,
  type LinkPurpose,
  readAccountLink,
} from './account-links.ts'
import { customerObject } from './customer-fields.ts'
import { customerInputErrors, type InputPath, passwordErrors } from './customer-input.ts'
import type { CustomerParts } from './customer-parts.ts'
import { type CustomerUserError, done, refused, userError } from './customer-payload.ts'
import type { CustomerRecord } from './customers.ts'
import { customerAccessTokenObject } from './tokens.ts'
import { withToken } from './with-token.ts'

type Links = ReturnType<typeof createAccountLinks>

/**
 * The mutations of an account's life: sign-up, activation, a forgotten password, changes. Codes,
 * fields and messages as recorded from a live store on API 2026-04.
 */
export function accountMutations(parts: CustomerParts) {
  const links = createAccountLinks(parts)
  return {
    customerCreate({ input }: Api.MutationCustomerCreateArgs, { buyerIp }: RequestContext) {
      parts.limits.count('sign-up', buyerIp)
      return create(parts, links, input)
    },
    customerRecover({ email }: Api.MutationCustomerRecoverArgs, { buyerIp }: RequestContext) {
      parts.limits.count('recover', buyerIp)
      return recover(parts, links, email)
    },
    customerUpdate: withToken<Api.MutationCustomerUpdateArgs>(parts, ({ customer }, args) =>
      update(parts, customer, args.customer),
    ),
    ...linkMutations(parts, links),
  }
}

function linkMutations(parts: CustomerParts, links: Links) {
  const isGood = (purpose: LinkPurpose, link: AccountLink) =>
    parts.customers.byNumber(link.number) !== undefined && links.isGood(purpose, link)

  function follow(purpose: LinkPurpose, link: AccountLink, password: string) {
    const customer = parts.customers.byNumber(link.number)
    if (purpose === 'activate' && customer?.state === 'enabled') return refused([ALREADY_ENABLED])
    if (customer === undefined || !isGood(purpose, link)) return refused([BAD_LINK[purpose]])
    const errors = passwordErrors(password)
    if (errors.length > 0) return refused(errors)
    links.use(purpose, link)
    customer.state = 'enabled'
    return withNewPassword(parts, customer, password)
  }

  return {
    customerReset: ({ id, input }: Api.MutationCustomerResetArgs) =>
      follow('reset', accountLink(id, input.resetToken), input.password),
    customerResetByUrl({ resetUrl, password }: Api.MutationCustomerResetByUrlArgs) {
      const link = readAccountLink('reset', resetUrl)
      if (link !== null && isGood('reset', link)) return follow('reset', link, password)
      throw new GraphQLError('Unidentified customer', { extensions: { code: 'NOT_FOUND' } })
    },
    customerActivate: ({ id, input }: Api.MutationCustomerActivateArgs) =>
      follow('activate', accountLink(id, input.activationToken), input.password),
    customerActivateByUrl: ({ activationUrl, password }: Api.MutationCustomerActivateByUrlArgs) => {
      const link = readAccountLink('activate', activationUrl)
      return follow('activate', link ?? { number: 0, token: '' }, password)
    },
  }
}

function create(parts: CustomerParts, links: Links, input: Api.CustomerCreateInput) {
  const { email, phone } = input
  const errors = customerInputErrors(input, 'input')
  if (errors.length > 0) return refused(errors)
  const known = parts.customers.byEmail(email)
  if (known?.state === 'enabled') return refused([taken('input', 'email')])
  if (known !== undefined) {
    send(parts, known, { kind: 'activate', url: links.issue('activate', known) })
    return refused([checkYourMail(email)])
  }
  if (phone && parts.customers.byPhone(phone)) return refused([taken('input', 'phone')])
  const customer = parts.customers.add(input)
  return done({ customer: customerObject(customer, parts) })
}

/** Only an enabled customer gets a mail; one who was invited gets none, and the same answer. */
function recover(parts: CustomerParts, links: Links, email: string) {
  const customer = parts.customers.byEmail(email)
  if (customer === undefined) return refused([COULD_NOT_FIND])
  if (customer.state === 'enabled') {
    send(parts, customer, { kind: 'recover', url: links.issue('reset', customer) })
  }
  return done()
}

function send(
  { outbox, clock }: CustomerParts,
  { email }: CustomerRecord,
  mail: Pick<Mail, 'kind' | 'url'>,
): void {
  outbox.send({ at: new Date(clock.now()).toISOString(), to: email, ...mail })
}

function update(parts: CustomerParts, customer: CustomerRecord, input: Api.CustomerUpdateInput) {
  const errors = [
    ...customerInputErrors(input, 'customer'),
    ...changeErrors(parts, customer, input),
  ]
  if (errors.length > 0) return refused(errors)
  const { password, ...details } = present(input)
  Object.assign(customer, details, { updatedAt: parts.clock.now() })
  if (password) return withNewPassword(parts, customer, password)
  return done({ customer: customerObject(customer, parts) })
}

/** A new password ends every session of the customer, on every device, and begins one. */
function withNewPassword(parts: CustomerParts, customer: CustomerRecord, password: string) {
  const { tokens, clock } = parts
  customer.password = password
  customer.updatedAt = clock.now()
  for (const token of tokens.all()) if (token.customer === customer) tokens.revoke(token)
  return done({
    customer: customerObject(customer, parts),
    customerAccessToken: customerAccessTokenObject(tokens.issue(customer), parts),
  })
}

/** What is wrong with a change because of who the customer is, and of other customers. */
function changeErrors(
  { customers, behaviour }: CustomerParts,
  customer: CustomerRecord,
  { email, phone }: Api.CustomerUpdateInput,
): readonly CustomerUserError[] {
  const isNew = email && email.toLowerCase() !== customer.email.toLowerCase()
  const owner = phone ? customers.byPhone(phone) : undefined
  return [
    ...(isNew && behaviour.emailChange === 'denied' ? [EMAIL_CHANGE_DENIED] : []),
    ...(isNew && behaviour.emailChange === 'allowed' && customers.byEmail(email)
      ? [taken('customer', 'email')]
      : []),
    ...(owner === undefined || owner === customer ? [] : [taken('customer', 'phone')]),
  ]
}

/** The fields that were sent; `null` stands for an empty one. */
function present<Input extends object>(input: Input) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Input]?: Exclude<Input[Key], undefined>
  }
}

function taken(path: InputPath, name: 'email' | 'phone'): CustomerUserError {
  const label = name === 'email' ? 'Email' : 'Phone'
  return userError('TAKEN', [path, name], `${label} has already been taken`)
}

/** The answer to a sign-up with the address of a customer who was invited or is disabled. */
function checkYourMail(email: string): CustomerUserError {
  const message = `We have sent an email to ${email}, please click the link included to verify your email address.`
  return userError('CUSTOMER_DISABLED', null, message)
}

/** The answer to a forgotten password of an unknown address. A shop must not pass it on. */
const COULD_NOT_FIND = userError('UNIDENTIFIED_CUSTOMER', ['email'], 'Could not find customer')

const ALREADY_ENABLED = userError('ALREADY_ENABLED', null, 'Customer already enabled')

const EMAIL_CHANGE_DENIED = userError(
  'INVALID',
  ['customer', 'email'],
  'CustomerUpdate access denied',
)

/** The answers to a link that is not, or no longer, valid. */
const BAD_LINK: Readonly<Record<LinkPurpose, CustomerUserError>> = {
  reset: userError('TOKEN_INVALID', ['input'], 'Invalid reset token'),
  activate: {
    ...userError('TOKEN_INVALID', ['input'], 'Invalid activation token'),
    oldField: null,
  },
}
