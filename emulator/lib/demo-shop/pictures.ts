import { drawBreakfastBowl } from './pictures/breakfast-bowl.ts'
import { drawBudVase } from './pictures/bud-vase.ts'
import { drawCandleHolder } from './pictures/candle-holder.ts'
import { drawCarafe } from './pictures/carafe.ts'
import { drawDetail } from './pictures/detail.ts'
import { drawDinnerPlate } from './pictures/dinner-plate.ts'
import { drawEspressoCup } from './pictures/espresso-cup.ts'
import { drawHerbPlanter } from './pictures/herb-planter.ts'
import { drawMug } from './pictures/mug.ts'
import { drawOvalPlatter } from './pictures/oval-platter.ts'
import { drawPitcher } from './pictures/pitcher.ts'
import { drawPlaceholder } from './pictures/placeholder.ts'
import { drawSaltCellar } from './pictures/salt-cellar.ts'
import { drawTeapot } from './pictures/teapot.ts'
import { drawWordmark } from './pictures/wordmark.ts'

/** How to draw each product that has a drawing, by its handle. */
const pictures: Readonly<Record<string, () => string>> = {
  'speckled-mug': drawMug,
  'breakfast-bowl': drawBreakfastBowl,
  'dinner-plate': drawDinnerPlate,
  'honey-pitcher': drawPitcher,
  'espresso-cup': drawEspressoCup,
  'round-teapot': drawTeapot,
  'bud-vase': drawBudVase,
  'bedside-carafe': drawCarafe,
  'oval-platter': drawOvalPlatter,
  'salt-cellar': drawSaltCellar,
  'chamber-candlestick': drawCandleHolder,
  'herb-planter': drawHerbPlanter,
}

const FOLDER = '/cdn/shop/files/'

/** What the shop's logo is called. A product of that handle would lose its picture. */
export const LOGO_NAME = 'shop-logo'

/** What the second picture of a product is called. */
export function detailPictureName(handle: string): string {
  return `${handle}${DETAIL}`
}

const DETAIL = '--detail'

/** Where a picture is served. */
export function pictureUrl(name: string, origin: string): string {
  return `${origin}${FOLDER}${name}.svg?v=1`
}

/** What the pictures are of. */
interface PictureSubjects {
  readonly shop: { readonly name: string }
  readonly products: readonly { readonly handle: string; readonly title: string }[]
}

/** A complete SVG of what a path stands for, undefined when there is no such picture. */
export function drawPicture(path: string, subjects: PictureSubjects): string | undefined {
  if (!path.startsWith(FOLDER) || !path.endsWith('.svg')) return undefined
  const name = path.slice(FOLDER.length, -'.svg'.length)
  if (name === LOGO_NAME) return drawWordmark(subjects.shop.name)
  const isDetail = name.endsWith(DETAIL)
  const handle = isDetail ? name.slice(0, -DETAIL.length) : name
  const product = subjects.products.find((each) => each.handle === handle)
  if (product === undefined) return undefined
  const draw = Object.hasOwn(pictures, handle) ? pictures[handle] : undefined
  const picture = draw?.() ?? drawPlaceholder(product.title)
  return isDetail ? drawDetail(picture) : picture
}
