// npm run demo -- [--accounts legacy|oauth|both] [--instances N] [--built FOLDER]: the storefront in
// production mode, against an emulated store; as one process, or as several behind one address that share
// a Redis. It is built first, unless FOLDER says where a build is.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { freePort } from '../emulator/lib/cli/free-port.ts'
import { requestLine } from '../emulator/lib/cli/request-line.ts'
import { createStorefrontEmulator, DEMO_CUSTOMER } from '../emulator/lib/index.ts'
import { chosenInstances } from './instances/chosen-instances.ts'
import { startSeveralStorefronts } from './instances/several-storefronts.ts'
import { chosenAccounts, shopEnvironment } from './shop-environment.ts'
import { step } from './step.ts'
import { waitForAnswer } from './wait-for-answer.ts'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: 'legacy' },
    instances: { type: 'string', default: '1' },
    built: { type: 'string' },
  },
})
const accounts = chosenAccounts(values.accounts)
const count = chosenInstances(values.instances)
const folder = values.built ?? '.'
const port = await freePort(Number(process.env['PORT'] ?? 3000))
const address = `http://127.0.0.1:${port}`
const emulator = createStorefrontEmulator({
  storefrontUrl: address,
  onRequest: (entry) => console.log(requestLine(entry)),
})
const origin = await emulator.listen(await freePort(4010))
const { privateAccessToken } = emulator
const env = shopEnvironment({ origin, privateAccessToken, accounts, address })

if (values.built === undefined) await step('Building the storefront', 'next', ['build'], { env })

const { stop, tryThis } = await (count === 1 ? startOne() : startSeveral())

if (!(await waitForAnswer(address))) {
  console.error(`The storefront does not answer at ${address}.`)
  await stop()
}
console.log(`
  Storefront      ${address}
  Emulated store  ${origin}
  Side by side    ${origin}/__emulator/side-by-side
${wayIn()}
  Then move the store's clock into the renewal window, load your account again, and watch the
  edge middleware renew the session below, or on the page of the emulated store:

  curl -X POST ${origin}/__emulator/clock -d advance=${accounts === 'oauth' ? 'PT40M' : 'P22D'}
${tryThis}
  Ctrl+C stops ${count === 1 ? 'both' : 'all of it'}.
`)

async function startOne() {
  const shop = spawn('next', ['start', folder, '-H', '127.0.0.1', '-p', String(port)], {
    env,
    stdio: 'inherit',
  })
  shop.on('exit', (code) => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => shop.kill(signal))
  }
  return { stop: async () => shop.kill(), tryThis: '' }
}

async function startSeveral() {
  const end = (code: number) => several.then(({ stop }) => stop()).then(() => process.exit(code))
  const several = startSeveralStorefronts({ count, port, folder, env, onEnd: () => end(1) })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0))
  const { pids, redisPid } = await several
  const renewal = {
    legacy: 'one customerAccessTokenRenew',
    oauth: 'one refresh_token',
    both: 'one customerAccessTokenRenew, or refresh_token',
  }[accounts]
  return {
    stop: () => end(1),
    tryThis: `
  ${count} processes serve it in turn, and share a Redis. Load the account in several tabs at once:
  each line says which of them has answered, and the store is asked once: ${renewal}.
  Then take one away, or what they share. Nobody is signed out:

  kill -9 ${pids[0]}         # the first of them
  kill -STOP ${redisPid}      # the Redis hangs; kill -CONT ${redisPid} lets it go on
`,
  }
}

/** Whom to log in as, and what the pages will ask for. */
function wayIn(): string {
  const lines = [`  Log in as       ${DEMO_CUSTOMER.email}`]
  if (accounts !== 'oauth') lines.push(`  Password        ${DEMO_CUSTOMER.password}`)
  if (accounts !== 'legacy') lines.push(`  Mailed code     in the outbox: ${origin}/#outbox`)
  return `${lines.join('\n')}\n`
}
