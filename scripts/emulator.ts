// npm run emulator -- [--port 4010]: the Storefront API emulator alone.
import { parseArgs } from 'node:util'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../lib/emulator/index.ts'
import { freePort } from './free-port.ts'
import { requestLine } from './request-log.ts'

const { values } = parseArgs({ options: { port: { type: 'string' } } })

const emulator = createStorefrontEmulator({ onRequest: (entry) => console.log(requestLine(entry)) })
const origin = await emulator.listen(
  values.port === undefined ? await freePort(4010) : Number(values.port),
)

console.log(`Storefront API emulator at ${origin}

  SHOPIFY_STORE_DOMAIN=${origin}
  SHOPIFY_STOREFRONT_ACCESS_TOKEN=${emulator.publicAccessToken}
  SHOPIFY_STOREFRONT_PRIVATE_TOKEN=${emulator.privateAccessToken}

Customer        ${DEMO_CUSTOMER.email}, password "${DEMO_CUSTOMER.password}"
Move its clock  curl -X POST ${origin}/__emulator/clock -d advance=P22D
All commands    curl ${origin}/__emulator/help
`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => emulator.close().then(() => process.exit(0)))
}
