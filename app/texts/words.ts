import type {
  OrderFinancialStatus,
  OrderFulfillmentStatus,
} from '@shopify/hydrogen-react/customer-account-api-types'
import type { ShopWords } from './shop-words'

/** Everything that the pages say themselves, in one language. */
export interface Words {
  readonly shop: ShopWords
  readonly forms: FormWords
  readonly check: CheckWords
  readonly language: string
  /** What has worked, by the `notice` that a form's `returnTo` carries. */
  readonly notices: Readonly<Record<PageNotice, string>>
  readonly unavailable: string
  readonly loading: string
  readonly notFound: { readonly title: string; readonly text: string }
  readonly nav: Readonly<Record<'label' | AccountPage, string>>
  readonly logIn: Readonly<
    Record<'title' | 'submit' | 'pending' | 'forgot' | 'noAccount' | 'register', string>
  >
  readonly hostedLogIn: Readonly<Record<'text' | 'submit' | 'or', string>>
  readonly logOut: Readonly<Record<'submit' | 'pending', string>>
  readonly demo: Readonly<
    Record<'label' | 'logIn' | 'hostedLogIn' | 'code' | 'mail' | 'outbox', string>
  >
  readonly register: Readonly<
    Record<'title' | 'text' | 'submit' | 'pending' | 'hasAccount' | 'logIn', string>
  >
  readonly recover: Readonly<
    Record<'title' | 'text' | 'submit' | 'pending' | 'remembered' | 'logIn', string>
  >
  readonly reset: LinkWords
  readonly activate: LinkWords
  readonly overview: {
    readonly title: string
    readonly hello: (name: string) => string
  } & Readonly<
    Record<
      | 'details'
      | 'name'
      | 'noneGiven'
      | 'defaultAddress'
      | 'latestOrders'
      | 'allOrders'
      | 'noOrders'
      | 'session'
      | 'validUntil'
      | 'renews',
      string
    >
  >
  readonly profile: Readonly<
    Record<'title' | 'submit' | 'pending' | 'emailHint' | 'phoneHint', string>
  >
  readonly password: Readonly<
    Record<'title' | 'text' | 'submit' | 'pending' | 'wrong' | 'forgot', string>
  >
  readonly addresses: Readonly<
    Record<
      | 'title'
      | 'none'
      | 'isDefault'
      | 'makeDefault'
      | 'makingDefault'
      | 'add'
      | 'edit'
      | 'remove'
      | 'removeQuestion'
      | 'removeForGood'
      | 'removing'
      | 'newTitle'
      | 'editTitle'
      | 'save'
      | 'saving'
      | 'useAsDefault'
      | 'chooseCountry'
      | 'back',
      string
    >
  >
  readonly orders: {
    readonly order: (name: string) => string
    readonly placed: (day: string) => string
    readonly quantity: (count: number) => string
    readonly payment: Readonly<Record<OrderFinancialStatus, string>>
    readonly delivery: Readonly<Record<OrderFulfillmentStatus, string>>
  } & Readonly<
    Record<
      | 'title'
      | 'none'
      | 'toTheShop'
      | 'pages'
      | 'newer'
      | 'older'
      | 'back'
      | 'lines'
      | 'totals'
      | 'subtotal'
      | 'shipping'
      | 'tax'
      | 'total'
      | 'status'
      | 'paymentLabel'
      | 'deliveryLabel'
      | 'shippingAddress'
      | 'noAddress'
      | 'canceled',
      string
    >
  >
}

/** The pages that the account's navigation leads to. */
export type AccountPage = 'overview' | 'orders' | 'addresses' | 'profile' | 'password'

/** What a form of the account can have done, besides what the session layer has words for. */
export type PageNotice = 'PROFILE_SAVED' | 'ADDRESS_ADDED' | 'ADDRESS_SAVED' | 'ADDRESS_DELETED'

/** What every form says. Nothing but strings, because it goes to the browser. */
export type FormWords = Readonly<Record<'required' | 'passwordHint' | 'logIn', string>>

/** What the page of a link from a mail says. */
export type LinkWords = Readonly<
  Record<'title' | 'text' | 'submit' | 'pending' | 'newLink', string>
>

/** What the check of the session says. */
export type CheckWords = Readonly<Record<'submit' | 'pending' | 'validUntil', string>>
