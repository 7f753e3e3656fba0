import { element, linearGradient, radialGradient } from './markup.ts'
import { backdrop, glaze, ironSpot, light, material, shade } from './palette.ts'
import { drawScene } from './scene.ts'
import { createSeededRandom } from './seeded-random.ts'
import { drawStrap } from './strap.ts'

const centre = { cx: 600, cy: 742 }
const radius = 424
const pegs = [470, 730]

/** A plate standing upright on two oak pegs, chalk white with an iron rim. */
export function drawDinnerPlate(): string {
  return drawScene({
    backdrop: backdrop.dusk,
    ground: 1176,
    object: drawLegs() + drawPlate() + drawPegs(),
    contact: pegs.map((x) => ({ x, y: 1180, radius: 26 })),
  })
}

function drawPlate(): string {
  const step = { fill: 'none', stroke: 'url(#step)', 'stroke-width': 16, filter: 'url(#soft)' }
  return [
    drawGradients(),
    element('circle', { cx: 608, cy: 750, r: radius, fill: material.darkClay }),
    element('circle', { ...centre, r: radius, fill: glaze.iron }),
    element('circle', { ...centre, r: radius - 12, fill: glaze.chalk }),
    element('circle', { ...centre, r: radius, fill: 'url(#slope)' }),
    drawSpots(),
    element('circle', { ...centre, r: 292, ...step }),
    element('circle', { ...centre, r: 290, fill: 'url(#well)' }),
    drawRings(),
  ].join('')
}

/** The flat rim, the step down from it, and the well, which is lit on the far side. */
function drawGradients(): string {
  const diagonal = { x1: 0.15, y1: 0.1, x2: 0.85, y2: 0.95 }
  return [
    linearGradient({ id: 'slope', ...diagonal }, [
      [0, shade, 0.2],
      [0.35, light, 0.2],
      [0.6, light, 0.1],
      [1, shade, 0.32],
    ]),
    linearGradient({ id: 'step', ...diagonal }, [
      [0, shade, 0.5],
      [0.5, shade, 0.05],
      [1, light, 0.9],
    ]),
    radialGradient({ id: 'well', cx: 0.62, cy: 0.66, r: 0.75 }, [
      [0, light, 0.5],
      [1, shade, 0.14],
    ]),
  ].join('')
}

function drawRings(): string {
  const rings = [60, 118, 172, 226, 262, 330, 366].map((r, index) => {
    const tone =
      index % 2 === 0
        ? { stroke: shade, 'stroke-opacity': 0.06 }
        : { stroke: light, 'stroke-opacity': 0.22 }
    return element('circle', { ...centre, r, ...tone })
  })
  return element('g', { fill: 'none', 'stroke-width': 4 }, rings)
}

function drawSpots(): string {
  const random = createSeededRandom(61)
  const spots = Array.from({ length: 170 }, () => {
    const angle = random() * 2 * Math.PI
    const distance = Math.sqrt(random()) * (radius - 20)
    return element('circle', {
      cx: centre.cx + Math.cos(angle) * distance,
      cy: centre.cy + Math.sin(angle) * distance,
      r: 1 + random() ** 4 * 4.5,
      opacity: 0.3 + random() * 0.5,
    })
  })
  return element('g', { fill: ironSpot }, spots)
}

function drawLegs(): string {
  return pegs.map((x) => drawPeg([x, 1050], [x + 6, 1176])).join('')
}

function drawPegs(): string {
  return pegs.map((x) => drawPeg([x - 4, 1182], [x, 1120])).join('')
}

function drawPeg(from: readonly [number, number], to: readonly [number, number]): string {
  return drawStrap({ line: [from, to], width: 33, colour: material.oak })
}
