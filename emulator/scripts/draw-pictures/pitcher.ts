import { closedCurve } from './curve.ts'
import { element, linearGradient } from './markup.ts'
import { drawOpening } from './opening.ts'
import { backdrop, glaze, light, material, shade } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'
import { drawStrap } from './strap.ts'

const jug: Pot = {
  id: 'jug',
  axis: 560,
  profile: [
    [450, 150],
    [480, 143],
    [590, 148],
    [730, 196],
    [880, 246],
    [1010, 250],
    [1110, 214],
    [1166, 176],
    [1174, 172],
  ],
  clay: material.stoneware,
  glaze: { colour: glaze.honey, edge: 985, drip: 80 },
  spots: 50,
  shine: 0.8,
  seed: 17,
}

/** A tall jug with a pulled beak, honey over bare stoneware. */
export function drawPitcher(): string {
  const handle = drawStrap({
    line: [
      [690, 520],
      [800, 488],
      [880, 560],
      [890, 690],
      [840, 820],
      [776, 880],
    ],
    width: 48,
    colour: glaze.honey,
  })
  const mouth = drawOpening({
    id: 'mouth',
    of: jug,
    wall: 12,
    rim: glaze.honey,
    inside: glaze.honey,
    beak: 62,
  })
  return drawScene({
    backdrop: backdrop.straw,
    ground: 1184,
    object: handle + drawPot(jug) + drawBeak() + mouth,
    contact: [footOf(jug)],
  })
}

/** The throat under the beak, which melts into the neck. */
function drawBeak(): string {
  const throat = closedCurve([
    [349, 431],
    [372, 476],
    [398, 540],
    [412, 600],
    [440, 610],
    [500, 560],
    [500, 470],
    [440, 452],
  ])
  return [
    drawFadingTone('throat', { colour: glaze.honey, opacity: 1 }),
    drawFadingTone('throat-light', { colour: light, opacity: 0.24 }),
    element('path', { d: throat, fill: 'url(#throat)' }),
    element('path', { d: throat, fill: 'url(#throat-light)' }),
    element('path', {
      d: 'M360 446C386 500 402 548 412 600',
      fill: 'none',
      stroke: shade,
      'stroke-opacity': 0.3,
      'stroke-width': 12,
      filter: 'url(#soft)',
    }),
  ].join('')
}

function drawFadingTone(
  id: string,
  { colour, opacity }: { readonly colour: string; readonly opacity: number },
): string {
  return linearGradient({ id, gradientUnits: 'userSpaceOnUse', x1: 350, x2: 490, y1: 0, y2: 0 }, [
    [0, colour, opacity],
    [0.5, colour, opacity],
    [1, colour, 0],
  ])
}
