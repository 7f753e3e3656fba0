import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readData } from '../state/read-data.ts'
import { freePort } from './free-port.ts'
import { readClient } from './read-client.ts'
import { requestLine } from './request-line.ts'
import { UsageError } from './usage-error.ts'

/** Where the command writes: results to `out`, messages to `log`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly log: (text: string) => void
  /** Stops the emulator when aborted, as Ctrl+C does. */
  readonly signal: AbortSignal
}

/**
 * `storefront-emulator`: a local Storefront API until it is stopped.
 * @returns the exit code: 0 stopped, 2 wrong arguments
 */
export async function runEmulator(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await serve(readOptions(args), terminal)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.log(`${error.message}\n\nRun npx storefront-emulator --help to see every option.\n`)
    return 2
  }
}

const OPTIONS = {
  port: { type: 'string' },
  tls: { type: 'boolean', default: false },
  storefront: { type: 'string' },
  seed: { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  'shop-id': { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  'js-origin': { type: 'string', multiple: true },
  'logout-uri': { type: 'string', multiple: true },
  behaviour: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  quiet: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    // Node says which option it is.
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message)
    throw error
  }
}

async function serve(options: ReturnType<typeof readOptions>, terminal: Terminal): Promise<void> {
  if (options.help) return terminal.out(readData('help.txt'))
  if (options.version) return terminal.out(`${version()}\n`)
  const port = options.port === undefined ? await freePort(4010) : readPort(options.port)
  // GraphQL is not loaded for `--help`.
  const { createStorefrontEmulator } = await import('../create-storefront-emulator.ts')
  const { banner } = await import('./banner.ts')
  const { readSeed } = await import('./read-seed.ts')
  const { setAtStart } = await import('./set-at-start.ts')
  const isSilent = options.quiet || options.json
  const emulator = createStorefrontEmulator({
    tls: options.tls,
    customerAccounts: readClient(options),
    ...(options.seed === undefined ? {} : { seed: readSeed(options.seed) }),
    ...(options.storefront === undefined ? {} : { storefrontUrl: readUrl(options.storefront) }),
    onRequest: (entry) => isSilent || terminal.log(`${requestLine(entry)}\n`),
  })
  setAtStart(emulator, options)
  const origin = await emulator.listen(port).catch(explainPort(port))
  const { publicAccessToken, privateAccessToken, certificateAuthority } = emulator
  const { clientId, clientSecret } = emulator.customerAccounts.client
  const caFile = certificateAuthority === null ? null : writeAuthority(certificateAuthority)
  const facts = {
    origin,
    publicAccessToken,
    privateAccessToken,
    customerAccountClientId: clientId,
    customerAccountClientSecret: clientSecret,
    certificateAuthority,
    caFile,
  }
  terminal.out(options.json ? `${JSON.stringify(facts)}\n` : banner(facts))
  if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
  await emulator.close()
}

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return String(JSON.parse(manifest).version)
}

function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError(`--port is a number from 0 to 65535, not ${JSON.stringify(text)}.`)
}

function readUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return new URL(text).origin
  throw new UsageError(
    `--storefront is an address such as http://localhost:3000, not ${JSON.stringify(text)}.`,
  )
}

function explainPort(port: number) {
  return (error: unknown): never => {
    if (Object(error).code !== 'EADDRINUSE') throw error
    throw new UsageError(`Port ${port} is taken. Leave --port out to get a free one.`)
  }
}

/** `NODE_EXTRA_CA_CERTS` needs a file. */
function writeAuthority(certificate: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'storefront-emulator-')), 'ca.pem')
  writeFileSync(path, `${certificate.trim()}\n`)
  return path
}
