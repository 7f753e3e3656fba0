import { drawBreakfastBowl } from './pictures/breakfast-bowl.ts'
import { drawBudVase } from './pictures/bud-vase.ts'
import { drawCandleHolder } from './pictures/candle-holder.ts'
import { drawCarafe } from './pictures/carafe.ts'
import { drawDinnerPlate } from './pictures/dinner-plate.ts'
import { drawEspressoCup } from './pictures/espresso-cup.ts'
import { drawHerbPlanter } from './pictures/herb-planter.ts'
import { drawMug } from './pictures/mug.ts'
import { drawOvalPlatter } from './pictures/oval-platter.ts'
import { drawPitcher } from './pictures/pitcher.ts'
import { drawSaltCellar } from './pictures/salt-cellar.ts'
import { drawTeapot } from './pictures/teapot.ts'

/** How to draw each product, by its handle. */
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

/** A complete SVG of the product with this handle, undefined when there is no such product. */
export function drawPicture(handle: string): string | undefined {
  return Object.hasOwn(pictures, handle) ? pictures[handle]?.() : undefined
}
