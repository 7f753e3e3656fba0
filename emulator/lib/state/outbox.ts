/** A mail that the store has sent to a customer. */
export interface Mail {
  /** The emulator's time, ISO 8601. */
  readonly at: string
  readonly to: string
  /**
   * `recover`: to set a new password; `activate`: to set the first one; `login-code`: six digits for
   * the hosted log-in page.
   */
  readonly kind: 'recover' | 'activate' | 'login-code'
  /**
   * The link in it, on the store's own domain: `/account/{reset|activate}/{id}/{token}`, or the page
   * that waits for the code.
   */
  readonly url: string
  /** The six digits of a `login-code`. */
  readonly code?: string
}

/** The mails that the store has sent, oldest first. */
export interface Outbox extends ReturnType<typeof createOutbox> {}

/** Creates an empty outbox. */
export function createOutbox() {
  let mails: readonly Mail[] = []
  return {
    /** Adds a mail, as if the store had sent it. */
    send(mail: Mail): void {
      mails = [...mails, mail]
    },
    /** All mails since the last `clear`, to every customer. */
    all: (): readonly Mail[] => mails,
    /** Removes all mails. */
    clear(): void {
      mails = []
    },
  }
}
