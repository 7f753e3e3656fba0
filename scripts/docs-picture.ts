// npm run docs:picture: the pictures of the README, docs/pictures/*.webp: the demo beside its emulated
// store, from the log-in to the renewal; and a log-in on Shopify's page. Fails if one is too large.
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { installChromium } from './install-chromium.ts'
import { launchOptions } from './launch-options.ts'
import { type DemoShop, withDemoShop } from './pictures/demo-shop.ts'
import { pictureOfHostedLogin } from './pictures/hosted-login.ts'
import { pictureOfRenewal } from './pictures/renewal.ts'
import type { AccountKind } from './shop-environment.ts'
import { step } from './step.ts'

/** A picture, the demo that it is of, and how many bytes it may have. */
interface Picture {
  readonly name: string
  readonly accounts: AccountKind
  readonly largest: number
  readonly take: (browser: Browser, shop: DemoShop) => Promise<Buffer>
}

const PICTURES: readonly Picture[] = [
  { name: 'renewal', accounts: 'legacy', largest: 600_000, take: pictureOfRenewal },
  { name: 'hosted-login', accounts: 'oauth', largest: 100_000, take: pictureOfHostedLogin },
]

process.env['CHROMIUM_PATH'] = installChromium()
await step('Building the storefront', 'next', ['build'])
const browser = await chromium.launch(launchOptions())
mkdirSync('docs/pictures', { recursive: true })
try {
  for (const { name, accounts, largest, take } of PICTURES) {
    const picture = await withDemoShop(accounts, (shop) => take(browser, shop))
    if (picture.length > largest) throw new Error(`${picture.length} bytes are too many.`)
    writeFileSync(`docs/pictures/${name}.webp`, picture)
    console.log(`docs/pictures/${name}.webp: ${picture.length} bytes`)
  }
} finally {
  await browser.close()
}
