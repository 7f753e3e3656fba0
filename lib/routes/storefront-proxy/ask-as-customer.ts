import { print } from 'graphql'
import type { ActionContext } from '../../core/account/action-context.ts'
import type { CartBuyer } from '../../core/cart/cart-buyer.ts'
import { askStore, type StoreAnswer } from './ask-store.ts'
import type { Operation } from './read-operation.ts'
import { inContextOf, withUsedVariables } from './rewrite-operation.ts'

/** Who asks, in which version of the API, and whether queries name them as the buyer. */
export interface Asking {
  readonly context: ActionContext
  readonly version: string
  readonly buyerContext: boolean
  readonly buyer: CartBuyer | null
}

/** What came back, and whether it may be for this customer alone. */
export interface AskedAnswer {
  readonly answer: StoreAnswer
  readonly isPersonal: boolean
}

/**
 * Asks the store what was understood of a browser's operation, in the context of the customer where
 * it is a query that has one. Whether the store takes this kind of customer as a buyer is not known
 * for certain: a query that it refuses as a whole is asked once more as everybody asks it.
 */
export async function askAsCustomer(understood: Operation, asking: Asking): Promise<AskedAnswer> {
  const plain = withUsedVariables(understood)
  const { buyer, buyerContext } = asking
  const isNamed = buyer !== null && buyerContext && !buyer.hasEnded
  const named = isNamed ? inContextOf(plain, buyer) : null
  const answer = await send(named ?? plain, asking)
  const isRefused = named !== null && isRefusedAsWhole(answer)
  return { answer: isRefused ? await send(plain, asking) : answer, isPersonal: named !== null }
}

function send({ operation, variables }: Operation, { context, version }: Asking) {
  return askStore(context, { version, query: print(operation), variables })
}

function isRefusedAsWhole(answer: StoreAnswer): boolean {
  return answer.status === 'answered' && answer.json['errors'] !== undefined && !answer.json['data']
}
