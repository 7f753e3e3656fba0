import * as z from 'zod/mini'
import type { FieldError } from '../messages/problem.ts'
import { type CustomerAccountSession, withCustomer } from '../session/session.ts'
import type { StoreFailure } from '../session/token-source.ts'
import { accountMutation, askAccount } from './account-mutation.ts'
import {
  accountCustomerUpdate,
  emailMarketingSubscribe,
  emailMarketingUnsubscribe,
} from './account-mutations.ts'
import { type AccountOutcome, failed } from './account-outcome.ts'
import { invalidInput, mutationProblem, storeProblem } from './account-problem.ts'
import type { ActionContext } from './action-context.ts'
import type { InputOf, parseProfile } from './input.ts'

type Profile = InputOf<typeof parseProfile>

/**
 * Changes what a customer of the Customer Account API says of themselves: names, and news by mail.
 * Their e-mail address and phone change on Shopify's page: a form may send them as they are, and any
 * other is `NOT_ALLOWED`. Nothing has changed then.
 */
export async function changeAccountProfile(
  context: ActionContext,
  session: CustomerAccountSession,
  { firstName, lastName, ...others }: Profile,
): Promise<AccountOutcome> {
  if (Object.keys(others).length > 0) {
    const asked = await askContact(context, session)
    if (asked.outcome !== 'known') return failed(storeProblem(asked))
    const errors = notAllowed(others, asked.contact)
    if (errors.length > 0) return failed(invalidInput(errors))
    const news = newsMutation(others, asked.contact)
    const sent = news === null ? null : await accountMutation(context, session, news)
    if (sent !== null && sent.outcome !== 'done') return failed(mutationProblem(sent))
  }
  const input = {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
  }
  return Object.keys(input).length === 0
    ? { status: 'changed', session: null }
    : changeNames(context, session, input)
}

async function changeNames(
  context: ActionContext,
  session: CustomerAccountSession,
  input: Pick<Profile, 'firstName' | 'lastName'>,
): Promise<AccountOutcome> {
  const updated = await accountMutation(context, session, accountCustomerUpdate({ input }))
  if (updated.outcome !== 'done') return failed(mutationProblem(updated))
  const { customer } = updated.payload
  const changed = customer === null ? session : withCustomer(session, customer)
  return { status: 'changed', session: changed === session ? null : changed }
}

const reply = z.object({
  customer: z.object({
    emailAddress: z.nullable(
      z.object({ emailAddress: z.nullable(z.string()), marketingState: z.string() }),
    ),
    phoneNumber: z.nullable(z.object({ phoneNumber: z.string() })),
  }),
})

type Contact = z.infer<typeof reply>['customer']
type AskedContact = { readonly outcome: 'known'; readonly contact: Contact } | StoreFailure

function askContact(
  context: ActionContext,
  session: CustomerAccountSession,
): Promise<AskedContact> {
  return askAccount<AskedContact>(context, session, {
    document: `query contact {
      customer { emailAddress { emailAddress marketingState } phoneNumber { phoneNumber } }
    }`,
    variables: {},
    parse(data) {
      const read = reply.safeParse(data).data
      return read === undefined ? null : { outcome: 'known', contact: read.customer }
    },
  })
}

function notAllowed(
  { email, phone }: Profile,
  { emailAddress, phoneNumber }: Contact,
): readonly FieldError[] {
  const isSameEmail =
    email === undefined || email.toLowerCase() === (emailAddress?.emailAddress ?? '').toLowerCase()
  const isSamePhone = phone === undefined || digits(phone) === digits(phoneNumber?.phoneNumber)
  return [
    ...(isSameEmail ? [] : [{ field: 'email', code: 'NOT_ALLOWED' } as const]),
    ...(isSamePhone ? [] : [{ field: 'phone', code: 'NOT_ALLOWED' } as const]),
  ]
}

/** What a number is without the marks that people put between. */
function digits(phone: string | null | undefined): string {
  return (phone ?? '').replaceAll(/[\s()./-]/g, '')
}

/** Null where the customer has what they want: who has still to confirm is not asked once more. */
function newsMutation({ acceptsMarketing }: Profile, { emailAddress }: Contact) {
  const state = emailAddress?.marketingState
  if (acceptsMarketing === undefined || state === 'PENDING') return null
  if (acceptsMarketing === (state === 'SUBSCRIBED')) return null
  return acceptsMarketing ? emailMarketingSubscribe({}) : emailMarketingUnsubscribe({})
}
