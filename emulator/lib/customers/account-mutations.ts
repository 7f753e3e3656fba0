import { GraphQLError } from 'graphql'
import type { RequestContext } from '../graphql/access.ts'
import {
  type AccountLink,
  accountLink,
  createAccountLinks,
  type LinkPurpose,
  readAccountLink,
} from './account-links.ts'
import { customerObject } from './customer-fields.ts'
import {
  type CustomerInput,
  customerInputErrors,
  type InputPath,
  passwordErrors,
} from './customer-input.ts'
import type { CustomerParts } from './customer-parts.ts'
import { type CustomerUserError, done, refused } from './customer-payload.ts'
import type { CustomerRecord } from './customers.ts'
import { asCustomer } from './living-token.ts'
import { customerAccessTokenObject } from './tokens.ts'

type Links = ReturnType<typeof createAccountLinks>

/**
 * The mutations of an account's life: sign-up, activation, a forgotten password, changes. Codes,
 * fields and messages as recorded from a live store on API 2026-04.
 */
export function accountMutations(parts: CustomerParts) {
  const links = createAccountLinks(parts)
  return {
    customerCreate({ input }: { input: CustomerInput }, { buyerIp }: RequestContext) {
      parts.limits.count('sign-up', buyerIp)
      return create(parts, links, input)
    },
    customerRecover({ email }: { email: string }, { buyerIp }: RequestContext) {
      parts.limits.count('recover', buyerIp)
      return recover(parts, links, email)
    },
    customerUpdate: asCustomer<{ customer: CustomerInput }>(parts, (customer, args) =>
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
    customerReset: ({ id, input }: ById<{ resetToken: string }>) =>
      follow('reset', accountLink(id, input.resetToken), input.password),
    customerResetByUrl({ resetUrl, password }: { resetUrl: string; password: string }) {
      const link = readAccountLink('reset', resetUrl)
      if (link !== null && isGood('reset', link)) return follow('reset', link, password)
      throw new GraphQLError('Unidentified customer', { extensions: { code: 'NOT_FOUND' } })
    },
    customerActivate: ({ id, input }: ById<{ activationToken: string }>) =>
      follow('activate', accountLink(id, input.activationToken), input.password),
    customerActivateByUrl: (input: { activationUrl: string; password: string }) => {
      const link = readAccountLink('activate', input.activationUrl)
      return follow('activate', link ?? { number: 0, token: '' }, input.password)
    },
  }
}

interface ById<Token> {
  readonly id: string
  readonly input: Token & { readonly password: string }
}

function create(parts: CustomerParts, links: Links, input: CustomerInput) {
  const errors = customerInputErrors(input, 'input')
  if (errors.length > 0) return refused(errors)
  const email = input.email ?? ''
  const known = parts.customers.byEmail(email)
  if (known?.state === 'enabled') return refused([taken('input', 'email')])
  if (known !== undefined) {
    send(parts, known, { kind: 'activate', url: links.issue('activate', known) })
    return refused([checkYourMail(email)])
  }
  if (input.phone && parts.customers.byPhone(input.phone)) return refused([taken('input', 'phone')])
  const password = input.password ?? ''
  const customer = parts.customers.add({ ...present(input), email, password })
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
  { outbox, now }: CustomerParts,
  { email }: CustomerRecord,
  mail: { kind: 'recover' | 'activate'; url: string },
): void {
  outbox.send({ at: new Date(now()).toISOString(), to: email, ...mail })
}

function update(parts: CustomerParts, customer: CustomerRecord, input: CustomerInput) {
  const errors = [
    ...customerInputErrors(input, 'customer'),
    ...emailChangeErrors(parts, customer, input),
    ...phoneChangeErrors(parts, customer, input),
  ]
  if (errors.length > 0) return refused(errors)
  const { password, ...details } = present(input)
  Object.assign(customer, details, { updatedAt: parts.now() })
  if (password) return withNewPassword(parts, customer, password)
  return done({ customer: customerObject(customer, parts) })
}

/** A new password ends every session of the customer, on every device, and begins one. */
function withNewPassword(parts: CustomerParts, customer: CustomerRecord, password: string) {
  const { tokens, now } = parts
  customer.password = password
  customer.updatedAt = now()
  for (const token of tokens.all()) if (token.customer === customer) tokens.revoke(token)
  return done({
    customer: customerObject(customer, parts),
    customerAccessToken: customerAccessTokenObject(tokens.issue(customer), parts),
  })
}

function emailChangeErrors(
  { customers, behaviour }: CustomerParts,
  customer: CustomerRecord,
  { email }: CustomerInput,
): readonly CustomerUserError[] {
  if (!email || email.toLowerCase() === customer.email.toLowerCase()) return []
  if (behaviour.emailChange === 'denied') return [EMAIL_CHANGE_DENIED]
  return customers.byEmail(email) === undefined ? [] : [taken('customer', 'email')]
}

function phoneChangeErrors(
  { customers }: CustomerParts,
  customer: CustomerRecord,
  { phone }: CustomerInput,
): readonly CustomerUserError[] {
  const owner = phone ? customers.byPhone(phone) : undefined
  return owner === undefined || owner === customer ? [] : [taken('customer', 'phone')]
}

/** The fields that were sent; `null` stands for an empty one. */
function present<Input extends object>(input: Input) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Input]?: Exclude<Input[Key], undefined>
  }
}

function taken(path: InputPath, name: 'email' | 'phone'): CustomerUserError {
  const label = name === 'email' ? 'Email' : 'Phone'
  return { code: 'TAKEN', field: [path, name], message: `${label} has already been taken` }
}

/** The answer to a sign-up with the address of a customer who was invited or is disabled. */
function checkYourMail(email: string): CustomerUserError {
  const message = `We have sent an email to ${email}, please click the link included to verify your email address.`
  return { code: 'CUSTOMER_DISABLED', field: null, message }
}

/** The answer to a forgotten password of an unknown address. A shop must not pass it on. */
const COULD_NOT_FIND: CustomerUserError = {
  code: 'UNIDENTIFIED_CUSTOMER',
  field: ['email'],
  message: 'Could not find customer',
}

const ALREADY_ENABLED: CustomerUserError = {
  code: 'ALREADY_ENABLED',
  field: null,
  message: 'Customer already enabled',
}

const EMAIL_CHANGE_DENIED: CustomerUserError = {
  code: 'INVALID',
  field: ['customer', 'email'],
  message: 'CustomerUpdate access denied',
}

/** The answers to a link that is not, or no longer, valid. */
const BAD_LINK: Readonly<Record<LinkPurpose, CustomerUserError>> = {
  reset: { code: 'TOKEN_INVALID', field: ['input'], message: 'Invalid reset token' },
  activate: {
    code: 'TOKEN_INVALID',
    field: ['input'],
    oldField: null,
    message: 'Invalid activation token',
  },
}
