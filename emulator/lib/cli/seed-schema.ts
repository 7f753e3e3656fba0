import { z } from 'zod'
import type { EmulatorSeed } from '../options.ts'

const text = z.string()
const texts = z.array(text)
const whole = z.int().positive()
const instant = z.iso.datetime({
  offset: true,
  error: 'Expected a time such as "2026-01-01T00:00:00Z"',
})
const price = z
  .string({ error: 'Expected a price as a text such as "28.0"' })
  .regex(/^\d+(\.\d+)?$/, {
    error: 'Expected a price such as "28.0", in euro',
  })
const email = text.regex(/^\S+@\S+$/, { error: 'Expected an e-mail address' })
const optionalText = text.nullable().exactOptional()

/** Texts by language, e.g. `{ "PT": { "title": "Loja" } }`. */
const translated = (names: readonly string[]) =>
  z.record(text, z.strictObject(fields(names, text.exactOptional()))).exactOptional()

const titled = { title: text.min(1), handle: text.exactOptional(), number: whole.exactOptional() }

const VARIANT = z.strictObject({
  price,
  compareAtPrice: price.exactOptional(),
  choices: texts.exactOptional(),
  number: whole.exactOptional(),
  sku: text.exactOptional(),
  stock: z.int().nonnegative().exactOptional(),
  barcode: text.exactOptional(),
  weight: z.number().nonnegative().exactOptional(),
  requiresShipping: z.boolean().exactOptional(),
})

const PRODUCT = z.strictObject({
  ...titled,
  ...fields(['vendor', 'productType', 'description', 'altText'], text.exactOptional()),
  ...fields(['tags', 'complementary'], texts.exactOptional()),
  ...fields(['createdAt', 'publishedAt', 'updatedAt'], instant.exactOptional()),
  options: z
    .array(
      z.strictObject({ name: text, values: texts, swatches: z.record(text, text).exactOptional() }),
    )
    .exactOptional(),
  variants: z.array(VARIANT).exactOptional(),
  translations: translated(['title', 'description', 'altText']),
})

const COLLECTION = z.strictObject({
  ...titled,
  products: texts,
  ...fields(['description', 'cover'], text.exactOptional()),
  updatedAt: instant.exactOptional(),
  translations: translated(['title', 'description']),
})

const MENU_ITEM = z.strictObject({
  title: text,
  path: text,
  get items() {
    return z.array(MENU_ITEM).exactOptional()
  },
  tags: texts.exactOptional(),
  translations: translated(['title']),
})

const PAGE = z.strictObject({
  ...titled,
  body: text,
  ...fields(['createdAt', 'updatedAt'], instant.exactOptional()),
  translations: translated(['title', 'body']),
})

const ORDER = z.strictObject({
  number: whole,
  processedAt: instant,
  lines: z.array(z.strictObject({ sku: text, quantity: whole })),
  financialStatus: z.enum(['PENDING', 'PAID', 'REFUNDED']).exactOptional(),
  fulfillmentStatus: z.enum(['UNFULFILLED', 'IN_PROGRESS', 'FULFILLED']).exactOptional(),
})

const ADDRESS = z.strictObject(
  fields(
    [
      ...(['firstName', 'lastName', 'company', 'phone', 'address1', 'address2'] as const),
      ...(['city', 'zip', 'province', 'country', 'countryCode'] as const),
    ],
    optionalText,
  ),
)

const CUSTOMER = z.strictObject({
  email,
  password: text.min(1),
  ...fields(['firstName', 'lastName', 'phone'], optionalText),
  acceptsMarketing: z.boolean().nullable().exactOptional(),
  state: z.enum(['enabled', 'invited', 'disabled']).exactOptional(),
  addresses: z.array(ADDRESS).exactOptional(),
  orders: z.array(ORDER).exactOptional(),
})

const CODE = {
  code: text.min(1),
  products: texts.exactOptional(),
  minimumSubtotal: price.exactOptional(),
}
const DISCOUNT_CODE = z.union(
  [
    z.strictObject({ ...CODE, percentage: z.number().min(0).max(100) }),
    z.strictObject({ ...CODE, amount: price }),
  ],
  { error: 'Expected a "code" with either a "percentage", e.g. 10, or an "amount", e.g. "5.0"' },
)

/** What a seed from a file has to look like. A name that is not known is an error. */
export const SEED: z.ZodType<EmulatorSeed> = z.strictObject({
  extends: z.literal('demo').exactOptional(),
  shop: z
    .strictObject({ name: text.min(1), description: text.exactOptional(), slogan: optionalText })
    .exactOptional(),
  products: z.array(PRODUCT).exactOptional(),
  collections: z.array(COLLECTION).exactOptional(),
  menus: z
    .array(z.strictObject({ handle: text.min(1), title: text, items: z.array(MENU_ITEM) }))
    .exactOptional(),
  pages: z.array(PAGE).exactOptional(),
  customers: z.array(CUSTOMER).exactOptional(),
  discountCodes: z.array(DISCOUNT_CODE).exactOptional(),
})

function fields<const Name extends string, Schema>(
  names: readonly Name[],
  schema: Schema,
): Record<Name, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>
}
