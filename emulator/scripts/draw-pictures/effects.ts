import { element, linearGradient } from './markup.ts'

/** How wide a blur is, and how far beyond its shape (in percent of it) the blur may spill. */
interface Blur {
  readonly deviation: number
  readonly spill: readonly [x: number, y: number]
}

const blurs: Readonly<Record<string, Blur>> = {
  fine: { deviation: 3, spill: [50, 50] },
  soft: { deviation: 7, spill: [50, 100] },
  round: { deviation: 11, spill: [20, 20] },
  softer: { deviation: 22, spill: [50, 50] },
  ambient: { deviation: 22, spill: [80, 250] },
}

/** The definitions every picture refers to: blurs, the cast shadow, the grain of the paper. */
export function drawEffects(): string {
  return element('defs', {}, [
    ...Object.entries(blurs).map(([id, blur]) => drawBlur(id, blur)),
    drawShadowFilter(),
    drawFading(),
    drawGrain(),
  ])
}

function drawBlur(id: string, { deviation, spill: [x, y] }: Blur): string {
  const region = { x: `-${x}%`, y: `-${y}%`, width: `${100 + 2 * x}%`, height: `${100 + 2 * y}%` }
  return element('filter', { id, 'color-interpolation-filters': 'sRGB', ...region }, [
    element('feGaussianBlur', { stdDeviation: deviation }),
  ])
}

/** Turns anything into a soft, warm, half-transparent silhouette of itself. */
function drawShadowFilter(): string {
  const region = { filterUnits: 'userSpaceOnUse', x: -400, y: -200, width: 2000, height: 2200 }
  return element('filter', { id: 'shadow', 'color-interpolation-filters': 'sRGB', ...region }, [
    element('feColorMatrix', { values: '0 0 0 0 .2 0 0 0 0 .12 0 0 0 0 .09 0 0 0 .5 0' }),
    element('feGaussianBlur', { stdDeviation: '17 13' }),
  ])
}

/** Lets the cast shadow begin under the object and thin out to the right. */
function drawFading(): string {
  const canvas = { x: 0, y: 0, width: 1200, height: 1500 }
  const along = { gradientUnits: 'userSpaceOnUse', x1: 520, x2: 1190, y1: 0, y2: 0 }
  const white = '#fff'
  return [
    linearGradient({ id: 'fade', ...along }, [
      [0, white, 0],
      [0.2, white],
      [0.4, white, 0.8],
      [1, white, 0],
    ]),
    element('mask', { id: 'fading', maskUnits: 'userSpaceOnUse', ...canvas }, [
      element('rect', { ...canvas, fill: 'url(#fade)' }),
    ]),
  ].join('')
}

/** A small tile of noise, repeated: noise over the whole canvas would be slow to draw. */
function drawGrain(): string {
  const tile = { width: 300, height: 300 }
  const noise = { type: 'fractalNoise', baseFrequency: 0.8, numOctaves: 2, seed: 4 }
  return [
    element('filter', { id: 'noise', x: 0, y: 0, width: '100%', height: '100%' }, [
      element('feTurbulence', { ...noise, stitchTiles: 'stitch' }),
      element('feColorMatrix', { values: '0 0 0 0 .2 0 0 0 0 .13 0 0 0 0 .1 0 0 0 -1.1 .62' }),
    ]),
    element('pattern', { id: 'grain', patternUnits: 'userSpaceOnUse', ...tile }, [
      element('rect', { ...tile, filter: 'url(#noise)' }),
    ]),
  ].join('')
}
