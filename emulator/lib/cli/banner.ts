import { styleText } from 'node:util'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'

/** What a client has to know of an emulator that listens. */
export interface EmulatorFacts {
  readonly origin: string
  readonly publicAccessToken: string
  readonly privateAccessToken: string
  readonly customerAccountClientId: string
  /** Null for a public client. */
  readonly customerAccountClientSecret: string | null
  /** PEM; null without TLS. */
  readonly certificateAuthority: string | null
  /** Where that certificate was written to; null without TLS. */
  readonly caFile: string | null
}

/** The text that is printed when the emulator listens. Colours only on a terminal. */
export function banner(facts: EmulatorFacts): string {
  const { origin, publicAccessToken, privateAccessToken, caFile } = facts
  return `${styled('bold', 'Storefront API emulator')}  ${origin}

${styled('dim', 'The variables of your storefront')}
  SHOPIFY_STORE_DOMAIN=${origin}
  SHOPIFY_STOREFRONT_ACCESS_TOKEN=${publicAccessToken}
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN=${privateAccessToken}
${trustLines(facts)}
${styled('dim', 'And so that customers log in by OAuth, with a code by mail')}
${clientLines(facts)}
${styled('dim', 'Log in as')}   ${DEMO_CUSTOMER.email}, password "${DEMO_CUSTOMER.password}"
${styled('dim', 'Look into')}   ${origin}/  customers, mails, requests, clock, faults
${styled('dim', 'Try GraphQL')} ${origin}/graphiql
${styled('dim', 'By command')}  curl ${caFile === null ? '' : `--cacert ${caFile} `}-X POST ${origin}/__emulator/clock -d advance=P22D
${styled('dim', 'Stop')}        Ctrl+C

`
}

function clientLines(facts: EmulatorFacts): string {
  const { customerAccountClientId: id, customerAccountClientSecret: secret } = facts
  const secretLine = `  SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_SECRET=${secret}\n`
  return `  SHOPIFY_CUSTOMER_ACCOUNT_CLIENT_ID=${id}\n${secret === null ? '' : secretLine}`
}

function trustLines({ certificateAuthority, caFile }: EmulatorFacts): string {
  if (certificateAuthority === null) return ''
  return `  NODE_EXTRA_CA_CERTS=${caFile}
  ${styled('dim', '(one file only: this replaces one that is set already)')}

${styled('dim', 'The authority to trust, until it stops')}
${certificateAuthority.trim()}
`
}

function styled(style: 'bold' | 'dim', text: string): string {
  return styleText(style, text, { stream: process.stdout })
}
