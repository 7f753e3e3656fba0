import { drawBreakfastBowl } from './breakfast-bowl.ts'
import { drawBudVase } from './bud-vase.ts'
import { drawCandleHolder } from './candle-holder.ts'
import { drawCarafe } from './carafe.ts'
import { drawDinnerPlate } from './dinner-plate.ts'
import { drawEmptyRoom } from './empty-room.ts'
import { drawEspressoCup } from './espresso-cup.ts'
import { drawHerbPlanter } from './herb-planter.ts'
import { drawMug } from './mug.ts'
import { drawOvalPlatter } from './oval-platter.ts'
import { drawPitcher } from './pitcher.ts'
import { drawSaltCellar } from './salt-cellar.ts'
import { drawTeapot } from './teapot.ts'

/** Where the drawings are kept as files. */
export const PICTURES = new URL('../../assets/pictures/', import.meta.url)

/** How to draw each picture that is kept, by its name: the handle of a product, or `placeholder`. */
export const DRAWINGS: Readonly<Record<string, () => string>> = {
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
  placeholder: drawEmptyRoom,
}
