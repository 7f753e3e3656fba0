import { styleText } from 'node:util'
import { DEMO_CUSTOMER } from '../customers/demo-customer.ts'

/** What there is to say about an emulator that listens. */
export interface EmulatorFacts {
  readonly origin: string
  readonly publicAccessToken: string
  readonly privateAccessToken: string
  /** PEM; null without TLS. */
  readonly certificateAuthority: string | null
  /** Where that certificate was written to; null without TLS. */
  readonly caFile: string | null
}

/** What a person needs to know once the emulator listens. Colours only on a terminal. */
export function banner(facts: EmulatorFacts): string {
  const { origin, publicAccessToken, privateAccessToken, caFile } = facts
  return `${bold('Storefront API emulator')}  ${origin}

${dim('The variables of your storefront')}
  SHOPIFY_STORE_DOMAIN=${origin}
  SHOPIFY_STOREFRONT_ACCESS_TOKEN=${publicAccessToken}
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN=${privateAccessToken}
${trustLines(facts)}
${dim('Log in as')}   ${DEMO_CUSTOMER.email}, password "${DEMO_CUSTOMER.password}"
${dim('Look into')}   ${origin}/  customers, mails, requests, clock, faults
${dim('Try GraphQL')} ${origin}/graphiql
${dim('By command')}  curl ${caFile === null ? '' : `--cacert ${caFile} `}-X POST ${origin}/__emulator/clock -d advance=P22D
${dim('Stop')}        Ctrl+C

`
}

function trustLines({ certificateAuthority, caFile }: EmulatorFacts): string {
  if (certificateAuthority === null) return ''
  return `  NODE_EXTRA_CA_CERTS=${caFile}

${dim('The authority to trust, until it stops')}
${certificateAuthority.trim()}
`
}

function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}

function dim(text: string): string {
  return styleText('dim', text, { stream: process.stdout })
}
