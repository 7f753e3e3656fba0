import type {
  EmulatorSwitches,
  FaultRequest,
  JournalEntry,
  MintedSecret,
} from 'next-storefront-session/emulator'

/** A mail in the store's outbox. */
export interface SentMail {
  readonly to: string
  readonly kind: 'recover' | 'activate'
  /** The link in it, on the store's domain. */
  readonly url: string
}

/** A customer to be added to the store. */
export interface NewCustomer {
  readonly email: string
  readonly password: string
  readonly firstName?: string
  readonly lastName?: string
  /** @default 'enabled' */
  readonly state?: 'enabled' | 'invited' | 'disabled'
}

/** The emulator of a running shop, controlled over HTTP. */
export class EmulatorControl {
  readonly origin: string

  constructor(origin: string) {
    this.origin = origin
  }

  /** Moves the store's clock by an ISO 8601 duration, e.g. `P22D`. */
  async advance(duration: string): Promise<void> {
    await this.#send('POST', 'clock', { advance: duration })
  }

  /** The store's time, in epoch milliseconds. */
  async now(): Promise<number> {
    const { now } = await this.#send<{ now: string }>('GET', 'clock')
    return Date.parse(now)
  }

  /** How many requests asked for a root field since the journal was cleared. */
  async count(field: string): Promise<number> {
    const entries = await this.#send<JournalEntry[]>('GET', 'journal')
    return entries.filter(({ fields }) => fields.includes(field)).length
  }

  async clearJournal(): Promise<void> {
    await this.#send('DELETE', 'journal')
  }

  async fail(fault: FaultRequest): Promise<void> {
    await this.#send('POST', 'faults', fault)
  }

  async recover(): Promise<void> {
    await this.#send('DELETE', 'faults')
  }

  async set(switches: Partial<EmulatorSwitches>): Promise<void> {
    await this.#send('POST', 'switches', switches)
  }

  /** Revokes every token, as a password change on another device does. */
  async revokeAllTokens(): Promise<void> {
    await this.#send('DELETE', 'tokens')
  }

  /** How many tokens are alive. */
  async livingTokens(): Promise<number> {
    return (await this.#send<{ living: number }>('GET', 'tokens')).living
  }

  async addCustomer(customer: NewCustomer): Promise<void> {
    await this.#send('POST', 'customers', customer)
  }

  /** The mails that were sent to an address, oldest first. */
  async mailTo(email: string): Promise<readonly SentMail[]> {
    const mails = await this.#send<SentMail[]>('GET', 'mail')
    return mails.filter(({ to }) => to === email)
  }

  /** The path that the last mail to an address leads to; the shop serves it on its own domain. */
  async linkTo(email: string): Promise<string> {
    const mail = (await this.mailTo(email)).at(-1)
    if (mail === undefined) throw new Error(`No mail was sent to ${email}.`)
    return new URL(mail.url).pathname
  }

  /**
   * Every customer access token and every credential in an address id that was minted. Not the
   * other secrets: a cart's key and the token of a mailed link belong to the browser.
   */
  async secrets(): Promise<string[]> {
    const secrets = await this.#send<MintedSecret[]>('GET', 'secrets')
    return secrets.flatMap(({ kind, value }) =>
      kind === 'customer-access-token' || kind === 'address-credential' ? value : [],
    )
  }

  /** Back to the state of the start, but for customers and tokens. */
  async reset(): Promise<void> {
    await this.recover()
    await this.#send('DELETE', 'clock')
    await this.set({ renew: 'same', refusedRenewal: 'access-denied', emailChange: 'denied' })
    await this.#send('DELETE', 'limits')
    await this.#send('DELETE', 'mail')
    await this.clearJournal()
  }

  async #send<Answer>(method: string, command: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.origin}/__emulator/${command}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${command}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
}
