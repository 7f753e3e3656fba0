// npm run demo -- [--accounts legacy|oauth|both]: the storefront in production mode, against an
// emulated store.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { requestLine } from '../emulator/lib/cli/request-line.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../emulator/lib/index.ts'
import { chosenAccounts, shopEnvironment } from './shop-environment.ts'
import { step } from './step.ts'
import { waitForAnswer } from './wait-for-answer.ts'

const { values } = parseArgs({ options: { accounts: { type: 'string', default: 'legacy' } } })
const accounts = chosenAccounts(values.accounts)
const port = await freePort(Number(process.env['PORT'] ?? 3000))
const address = `http://127.0.0.1:${port}`
const emulator = createStorefrontEmulator({
  storefrontUrl: address,
  onRequest: (entry) => console.log(requestLine(entry)),
})
const origin = await emulator.listen(await freePort(4010))
const { privateAccessToken } = emulator
const env = shopEnvironment({ origin, privateAccessToken, accounts, address })

await step('Building the storefront', 'next', ['build'], { env })

const shop = spawn('next', ['start', '-H', '127.0.0.1', '-p', String(port)], {
  env,
  stdio: 'inherit',
})
shop.on('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => shop.kill(signal))

if (!(await waitForAnswer(address))) {
  console.error(`The storefront does not answer at ${address}.`)
  shop.kill()
}
console.log(`
  Storefront      ${address}
  Emulated store  ${origin}
  Side by side    ${origin}/__emulator/side-by-side
${wayIn()}
  Then move the store's clock into the renewal window, load your account again, and watch the
  edge middleware renew the session below, or on the page of the emulated store:

  curl -X POST ${origin}/__emulator/clock -d advance=${accounts === 'oauth' ? 'PT40M' : 'P22D'}

  Ctrl+C stops both.
`)

/** Whom to log in as, and what the pages will ask for. */
function wayIn(): string {
  const lines = [`  Log in as       ${DEMO_CUSTOMER.email}`]
  if (accounts !== 'oauth') lines.push(`  Password        ${DEMO_CUSTOMER.password}`)
  if (accounts !== 'legacy') lines.push(`  Mailed code     in the outbox: ${origin}/#outbox`)
  return `${lines.join('\n')}\n`
}
