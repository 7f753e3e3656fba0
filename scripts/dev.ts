// npm run dev -- [--accounts legacy|oauth|both]: the storefront in development mode, against an emulated store.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { requestLine } from '../emulator/lib/cli/request-line.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../emulator/lib/index.ts'
import { chosenAccounts, shopEnvironment } from './shop-environment.ts'

const { values } = parseArgs({ options: { accounts: { type: 'string', default: 'legacy' } } })
const accounts = chosenAccounts(values.accounts)
const port = await freePort(Number(process.env['PORT'] ?? 3000))
const address = `http://127.0.0.1:${port}`
const emulator = createStorefrontEmulator({
  storefrontUrl: address,
  onRequest: (entry) => console.log(requestLine(entry)),
})
const origin = await emulator.listen(await freePort(4010))

console.log(`Log in as ${DEMO_CUSTOMER.email}, password "${DEMO_CUSTOMER.password}"`)
console.log(`Watch the store at ${origin}\n`)
const shop = spawn('next', ['dev', '-H', '127.0.0.1', '-p', String(port)], {
  env: shopEnvironment({
    origin,
    privateAccessToken: emulator.privateAccessToken,
    accounts,
    address,
  }),
  stdio: 'inherit',
})
shop.on('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => shop.kill(signal))
