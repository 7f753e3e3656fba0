import { spawn } from 'node:child_process'
import { freePort } from '../../emulator/lib/cli/free-port.ts'
import { createStorefrontEmulator, type StorefrontEmulator } from '../../emulator/lib/index.ts'
import { type AccountKind, shopEnvironment } from '../shop-environment.ts'
import { waitForAnswer } from '../wait-for-answer.ts'

/** The demo beside its emulated store, to take pictures of. */
export interface DemoShop {
  /** The address of the storefront. */
  readonly address: string
  /** That of the emulated store. */
  readonly origin: string
  readonly emulator: StorefrontEmulator
}

/** Starts both, hands them over, and stops them. The build has to be there. */
export async function withDemoShop<Result>(
  accounts: AccountKind,
  use: (shop: DemoShop) => Promise<Result>,
): Promise<Result> {
  const address = `http://127.0.0.1:${await freePort(0)}`
  const emulator = createStorefrontEmulator({ storefrontUrl: address })
  const origin = await emulator.listen()
  const { privateAccessToken } = emulator
  const env = shopEnvironment({ origin, privateAccessToken, accounts, address })
  const { port } = new URL(address)
  const shop = spawn('next', ['start', '-H', '127.0.0.1', '-p', port], { env })
  try {
    if (!(await waitForAnswer(address))) throw new Error('The storefront does not answer.')
    return await use({ address, origin, emulator })
  } finally {
    shop.kill()
    await emulator.close()
  }
}
