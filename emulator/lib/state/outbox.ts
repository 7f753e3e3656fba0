/** A mail that the store has sent to a customer. */
export interface Mail {
  /** The emulator's time, ISO 8601. */
  readonly at: string
  readonly to: string
  /** `recover`: to set a new password; `activate`: to set the first one. */
  readonly kind: 'recover' | 'activate'
  /** The link in it, on the store's own domain: `/account/{reset|activate}/{id}/{token}`. */
  readonly url: string
}

/** The mails that the store has sent, oldest first. */
export interface Outbox {
  /** Puts a mail in, as if the store had sent it. */
  send(mail: Mail): void
  /** All mails that were not cleared, to whomever. */
  all(): readonly Mail[]
  /** Forgets all mails. */
  clear(): void
}

/** Creates an empty outbox. */
export function createOutbox(): Outbox {
  let mails: readonly Mail[] = []
  return {
    send(mail) {
      mails = [...mails, mail]
    },
    all: () => mails,
    clear() {
      mails = []
    },
  }
}
