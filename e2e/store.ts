// The store of the browser tests: the emulator, with one customer more. Takes `--port`.
import { parseArgs } from 'node:util'
import { createStorefrontEmulator, DEMO_CUSTOMER } from 'storefront-emulator'
import { requestLine } from '../emulator/lib/cli/request-line.ts'
import { FREQUENT_CUSTOMER } from './customers.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
const emulator = createStorefrontEmulator({
  seed: { customers: [DEMO_CUSTOMER, FREQUENT_CUSTOMER] },
  onRequest: (entry) => console.log(requestLine(entry)),
})
console.log(`SHOPIFY_STORE_DOMAIN=${await emulator.listen(Number(values.port))}`)
