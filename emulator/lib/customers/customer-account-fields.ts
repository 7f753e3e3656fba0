import { deadTokenDenied, type RequestContext, requireScope } from '../graphql/access.ts'
import { type EmulatorBehaviour, WRITE_CUSTOMERS } from '../state/behaviour.ts'
import type { Limits } from '../state/limits.ts'
import type { Outbox } from '../state/outbox.ts'
import { type AccountLinks, type LinkPurpose, readAccountLink } from './account-links.ts'
import { customerAccessTokenObject } from './customer-access-token-object.ts'
import {
  ALREADY_ENABLED,
  badLink,
  COULD_NOT_FIND,
  checkYourMail,
  emailTaken,
  phoneTaken,
  unidentified,
} from './customer-account-errors.ts'
import { customerChangeErrors } from './customer-change-errors.ts'
import type { DescribeCustomer } from './customer-fields.ts'
import { type CustomerInput, customerInputErrors, passwordErrors } from './customer-input.ts'
import type { CustomerDirectory, CustomerRecord } from './customers.ts'
import type { TokenRegistry } from './tokens.ts'
import { type CustomerUserError, NO_USER_ERRORS, userErrorLists } from './user-errors.ts'

/** What the life of an account needs of the emulated store. */
export interface AccountParts {
  readonly customers: CustomerDirectory
  readonly describe: DescribeCustomer
  readonly tokens: TokenRegistry
  readonly links: AccountLinks
  readonly outbox: Outbox
  readonly limits: Limits
  readonly behaviour: EmulatorBehaviour
  readonly now: () => number
}

/**
 * The root fields of an account's life: sign-up, activation, a forgotten password, changes. Codes,
 * fields and messages as recorded from a live store on API 2026-04.
 */
export function customerAccountFields(parts: AccountParts) {
  return {
    customerCreate: ({ input }: { input: CustomerInput }, context: RequestContext) => {
      requireScope(WRITE_CUSTOMERS, 'customerCreate', context)
      parts.limits.count('sign-up', context.buyerIp)
      return create(parts, input)
    },
    customerRecover: ({ email }: { email: string }, context: RequestContext) => {
      requireScope(WRITE_CUSTOMERS, 'customerRecover', context)
      parts.limits.count('recover', context.buyerIp)
      return recover(parts, email)
    },
    customerReset: (
      { id, input }: { id: string; input: { resetToken: string; password: string } },
      context: RequestContext,
    ) => {
      requireScope(WRITE_CUSTOMERS, 'customerReset', context)
      const link = { number: numberIn(id), token: input.resetToken }
      return followLink(parts, 'reset', { link, password: input.password })
    },
    customerResetByUrl: (
      { resetUrl, password }: { resetUrl: string; password: string },
      context: RequestContext,
    ) => {
      requireScope(WRITE_CUSTOMERS, 'customerResetByUrl', context)
      const link = readAccountLink('reset', resetUrl)
      if (link === null || !isGood(parts, 'reset', link)) throw unidentified()
      return followLink(parts, 'reset', { link, password })
    },
    customerActivate: (
      { id, input }: { id: string; input: { activationToken: string; password: string } },
      context: RequestContext,
    ) => {
      requireScope(WRITE_CUSTOMERS, 'customerActivate', context)
      const link = { number: numberIn(id), token: input.activationToken }
      return followLink(parts, 'activate', { link, password: input.password })
    },
    customerActivateByUrl: (
      { activationUrl, password }: { activationUrl: string; password: string },
      context: RequestContext,
    ) => {
      requireScope(WRITE_CUSTOMERS, 'customerActivateByUrl', context)
      const link = readAccountLink('activate', activationUrl)
      return followLink(parts, 'activate', { link: link ?? NO_LINK, password })
    },
    customerUpdate: (
      { customerAccessToken, customer }: { customerAccessToken: string; customer: CustomerInput },
      context: RequestContext,
    ) => {
      requireScope(WRITE_CUSTOMERS, 'customerUpdate', context)
      const token = parts.tokens.living(customerAccessToken)
      if (token === undefined) throw deadTokenDenied('customerUpdate', WRITE_CUSTOMERS)
      return update(parts, token.customer, customer)
    },
  }
}

interface Link {
  readonly number: number
  readonly token: string
}

const NO_LINK: Link = { number: 0, token: '' }

function create({ customers, describe, links, outbox, now }: AccountParts, input: CustomerInput) {
  const errors = customerInputErrors(input, 'input')
  if (errors.length > 0) return { customer: null, ...userErrorLists(errors) }
  const email = input.email ?? ''
  const known = customers.byEmail(email)
  if (known?.state === 'enabled')
    return { customer: null, ...userErrorLists([emailTaken('input')]) }
  if (known !== undefined) {
    const url = links.issue('activate', known)
    outbox.send({ at: new Date(now()).toISOString(), to: known.email, kind: 'activate', url })
    return { customer: null, ...userErrorLists([checkYourMail(email)]) }
  }
  if (input.phone && customers.byPhone(input.phone)) {
    return { customer: null, ...userErrorLists([phoneTaken('input')]) }
  }
  const customer = customers.add({ ...present(input), email, password: input.password ?? '' })
  return { customer: describe(customer), ...NO_USER_ERRORS }
}

/** Only an enabled customer gets a mail; one who was invited gets none, and the same answer. */
function recover({ customers, links, outbox, now }: AccountParts, email: string) {
  const customer = customers.byEmail(email)
  if (customer === undefined) return userErrorLists([COULD_NOT_FIND])
  if (customer.state === 'enabled') {
    const url = links.issue('reset', customer)
    outbox.send({ at: new Date(now()).toISOString(), to: customer.email, kind: 'recover', url })
  }
  return NO_USER_ERRORS
}

function isGood({ customers, links }: AccountParts, purpose: LinkPurpose, { number, token }: Link) {
  const customer = customers.byNumber(number)
  return customer !== undefined && links.isGood(purpose, customer, token)
}

function followLink(
  parts: AccountParts,
  purpose: LinkPurpose,
  { link, password }: { link: Link; password: string },
) {
  const customer = parts.customers.byNumber(link.number)
  if (purpose === 'activate' && customer?.state === 'enabled') return refused([ALREADY_ENABLED])
  if (customer === undefined || !isGood(parts, purpose, link)) return refused([badLink(purpose)])
  const errors = passwordErrors(password, ['input', 'password'])
  if (errors.length > 0) return refused(errors)
  parts.links.use(purpose, customer)
  customer.state = 'enabled'
  return withNewPassword(parts, customer, password)
}

/** A new password ends every session of the customer, on whatever device, and begins one. */
function withNewPassword(
  { describe, tokens, behaviour, now }: AccountParts,
  customer: CustomerRecord,
  password: string,
) {
  customer.password = password
  customer.updatedAt = now()
  for (const token of tokens.all()) if (token.customer === customer) tokens.revoke(token)
  return {
    customer: describe(customer),
    customerAccessToken: customerAccessTokenObject(tokens.issue(customer), { behaviour, now }),
    ...NO_USER_ERRORS,
  }
}

function update(parts: AccountParts, customer: CustomerRecord, input: CustomerInput) {
  const errors = [
    ...customerInputErrors(input, 'customer'),
    ...customerChangeErrors(parts, customer, input),
  ]
  if (errors.length > 0) return refused(errors)
  const { password, ...details } = present(input)
  Object.assign(customer, details, { updatedAt: parts.now() })
  if (password) return withNewPassword(parts, customer, password)
  return { customer: parts.describe(customer), customerAccessToken: null, ...NO_USER_ERRORS }
}

/** The fields that were sent; `null` stands for an empty one. */
function present<Input extends object>(input: Input) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Input]?: Exclude<Input[Key], undefined>
  }
}

function refused(errors: readonly CustomerUserError[]) {
  return { customer: null, customerAccessToken: null, ...userErrorLists(errors) }
}

/** A reset or activation link names the customer by number; the API by a global id. */
function numberIn(id: string): number {
  return Number(/^gid:\/\/shopify\/Customer\/(\d+)$/.exec(id)?.[1] ?? 0)
}
