import { randomBytes } from 'node:crypto'

/**
 * The environment of a storefront that talks to an emulator: the variables that every shop sets,
 * and the address of the emulator's clock, by which the storefront then lives.
 */
export function shopEnvironment({
  origin,
  privateAccessToken,
}: {
  origin: string
  privateAccessToken: string
}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    SHOPIFY_STORE_DOMAIN: origin,
    SHOPIFY_STOREFRONT_PRIVATE_TOKEN: privateAccessToken,
    SESSION_PASSWORD: randomBytes(32).toString('base64'),
    EMULATOR_CLOCK_URL: `${origin}/__emulator/clock`,
  }
}
