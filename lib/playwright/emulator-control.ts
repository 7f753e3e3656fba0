import type {
  CustomerSeed,
  EmulatorBehaviour,
  FaultRequest,
  JournalEntry,
  Mail,
  MintedSecret,
  StoredSecret,
} from 'storefront-emulator'

/** A customer to be added to the emulated store. */
export type NewCustomer = Pick<
  CustomerSeed,
  'email' | 'password' | 'firstName' | 'lastName' | 'state'
>

/** A token that was minted without a login form, and its customer. */
export interface MintedToken {
  readonly accessToken: string
  /** ISO 8601. */
  readonly expiresAt: string
  readonly customer: {
    readonly id: string
    readonly firstName: string | null
    readonly lastName: string | null
    readonly displayName: string
  }
}

/** The tokens of a customer account that were minted without Shopify's page, and whose they are. */
export interface MintedAccountTokens extends Pick<MintedToken, 'customer'> {
  readonly accessToken: string
  readonly refreshToken: string
  readonly idToken: string
  /** Seconds. */
  readonly expiresIn: number
}

/** A running emulator, controlled over HTTP. */
export interface EmulatorControl {
  readonly origin: string
  /** The store's time, in epoch milliseconds. */
  now(): Promise<number>
  /** Moves the store's clock by an ISO 8601 duration, e.g. `P22D`. */
  advance(duration: string): Promise<void>
  /** Sets the store's clock to an instant, ISO 8601. */
  setClock(instant: string): Promise<void>
  /** Sets the store's clock back to the machine's. */
  resetClock(): Promise<void>

  /** Has the store answer with a fault. */
  fail(fault: FaultRequest): Promise<void>
  /** Ends all faults. */
  recover(): Promise<void>

  /** How the store behaves where a real one may do either, e.g. at a renewal. */
  behaviour(): Promise<EmulatorBehaviour>
  /** Changes some of the behaviour. */
  set(behaviour: Partial<EmulatorBehaviour>): Promise<void>

  /** Adds a customer, who is enabled unless `state` says otherwise. */
  addCustomer(customer: NewCustomer): Promise<void>
  /** Removes a customer, whose tokens end with them. */
  removeCustomer(email: string): Promise<void>

  /** Mints a token for a customer, as a login does. */
  mintToken(email: string): Promise<MintedToken>
  /** Mints the tokens of a customer account, as a log-in on Shopify's page does. */
  mintAccountTokens(email: string): Promise<MintedAccountTokens>
  /** Ends every grant, as Shopify may end one: the next renewal is `invalid_grant`. */
  endAllGrants(): Promise<void>
  /** How many tokens are valid. */
  validTokens(): Promise<number>
  /** Moves the end of a token, which the journal knows by this hash, to an instant (ISO 8601). */
  expireToken(hash: string, at: string): Promise<void>
  /** Revokes every token, as a password change on another device does. */
  revokeAllTokens(): Promise<void>

  /** The mails that were sent to an address, oldest first. */
  mailTo(email: string): Promise<readonly Mail[]>
  /** The path that the last mail to an address leads to; a shop serves it on its own domain. */
  linkTo(email: string): Promise<string>
  /** The digits of the last mail with a code to log in with; null if there is none. */
  codeTo(email: string): Promise<string | null>
  /** Forgets all mails. */
  clearMail(): Promise<void>

  /** The requests that the store has answered. */
  journal(): Promise<readonly JournalEntry[]>
  /** How many requests asked for a root field, e.g. `customerAccessTokenRenew`. */
  count(field: string): Promise<number>
  /** Forgets all requests. */
  clearJournal(): Promise<void>

  /** Forgets how often a buyer has tried a password, signed up, or forgotten theirs. */
  clearLimits(): Promise<void>

  /** Every secret that the store has handed out. */
  secrets(): Promise<readonly MintedSecret[]>
  /**
   * Where the store keeps a secret that does not belong there, e.g. `the note of a cart`; never the
   * secret. Carts and customers stay from test to test, and so does what is in them.
   */
  storedSecrets(): Promise<readonly StoredSecret[]>

  /**
   * Puts clock, faults, limits, mail and journal back to the start, and the behaviour to what it was
   * when this control first reset it. Customers, their tokens and their log-ins by OAuth stay, so that a
   * session that was kept for all tests is good in each.
   */
  reset(): Promise<void>
}

/**
 * Creates the control of an emulator at this origin, for where there is no fixture, e.g. in a global
 * set-up.
 *
 * @example
 * const emulator = createEmulatorControl('http://127.0.0.1:4010')
 * await emulator.advance('P22D')
 */
export function createEmulatorControl(origin: string): EmulatorControl {
  let ownBehaviour: EmulatorBehaviour | undefined
  const send = <Answer = void>(command: string, body?: object) =>
    sendCommand<Answer>(origin, command, body)
  const journal = () => send<readonly JournalEntry[]>('GET journal')
  const behaviour = () => send<EmulatorBehaviour>('GET behaviour')
  const mailTo = async (email: string) => {
    const mails = await send<readonly Mail[]>('GET mail')
    return mails.filter(({ to }) => to === email)
  }
  const control: EmulatorControl = {
    origin,
    now: async () => Date.parse((await send<{ now: string }>('GET clock')).now),
    advance: (duration) => send('POST clock', { advance: duration }),
    setClock: (instant) => send('POST clock', { now: instant }),
    resetClock: () => send('DELETE clock'),
    fail: (fault) => send('POST faults', fault),
    recover: () => send('DELETE faults'),
    behaviour,
    set: (changes) => send('POST behaviour', changes),
    addCustomer: (customer) => send('POST customers', customer),
    removeCustomer: (email) => send('DELETE customers', { email }),
    mintToken: (email) => send<MintedToken>('POST tokens', { email }),
    mintAccountTokens: (email) =>
      send<MintedAccountTokens>('POST customer-account-tokens', { email }),
    endAllGrants: () => send('DELETE grants'),
    validTokens: async () => (await send<{ valid: number }>('GET tokens')).valid,
    expireToken: (hash, at) => send('POST tokens/expire', { hash, at }),
    revokeAllTokens: () => send('DELETE tokens'),
    mailTo,
    async linkTo(email) {
      const mail = (await mailTo(email)).findLast(({ kind }) => kind !== 'login-code')
      if (mail === undefined) throw new Error(`No mail was sent to ${email}.`)
      return new URL(mail.url).pathname
    },
    codeTo: async (email) => (await mailTo(email)).findLast(({ code }) => code)?.code ?? null,
    clearMail: () => send('DELETE mail'),
    journal,
    count: async (field) => (await journal()).filter(({ fields }) => fields.includes(field)).length,
    clearJournal: () => send('DELETE journal'),
    clearLimits: () => send('DELETE limits'),
    secrets: () => send<readonly MintedSecret[]>('GET secrets'),
    storedSecrets: () => send<readonly StoredSecret[]>('GET stored-secrets'),
    async reset() {
      ownBehaviour ??= await behaviour()
      await Promise.all([
        control.recover(),
        control.resetClock(),
        control.set(ownBehaviour),
        control.clearLimits(),
        control.clearMail(),
      ])
      await control.clearJournal()
    },
  }
  return control
}

async function sendCommand<Answer>(
  origin: string,
  command: string,
  body?: object,
): Promise<Answer> {
  const [method = '', path = ''] = command.split(' ')
  const response = await fetch(`${origin}/__emulator/${path}`, {
    method,
    // A connection that was kept may be closed by the other side just as it is used again.
    headers: { 'content-type': 'application/json', connection: 'close' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(`No emulator answers at ${origin}. ${HOW_TO_START}`, { cause })
  })
  if (response.ok) return response.json()
  const { error } = Object(await response.json().catch(() => null))
  if (typeof error === 'string') throw new Error(`The emulator refused "${command}": ${error}`)
  throw new Error(
    `${origin} answered ${response.status} to "${command}": it is no emulator, or an old one. ${HOW_TO_START}`,
  )
}

const HOW_TO_START =
  'Install one with "npm install --save-dev storefront-emulator", start it with "npx storefront-emulator", and name its origin in storefrontSession.emulatorUrl or SHOPIFY_STORE_DOMAIN.'
