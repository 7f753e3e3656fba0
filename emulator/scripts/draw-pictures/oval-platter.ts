import { drawContact } from './contact.ts'
import { closedCurve } from './curve.ts'
import { element, radialGradient } from './markup.ts'
import { drawOpening } from './opening.ts'
import { backdrop, glaze, light, material, shade } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'
import { drawStrap } from './strap.ts'

const platter: Pot = {
  id: 'platter',
  axis: 600,
  profile: [
    [1040, 452],
    [1051, 444],
    [1080, 400],
    [1106, 330],
    [1113, 316],
  ],
  clay: material.stoneware,
  glaze: { colour: glaze.oat, edge: 1066, drip: 16 },
  spots: 90,
  shine: 0.3,
  seed: 51,
}

const lemons = [
  { x: 690, y: 960, size: 96, turn: -14 },
  { x: 500, y: 972, size: 100, turn: 18 },
  { x: 618, y: 1010, size: 98, turn: 4 },
]

/** A wide platter with two lugs, three lemons on it. */
export function drawOvalPlatter(): string {
  const well = drawOpening({
    id: 'well',
    of: platter,
    wall: 22,
    rim: glaze.oat,
    inside: glaze.oat,
    depth: 0.4,
  })
  const lugs = [-1, 1].map((side) =>
    drawStrap({
      line: [
        [600 + side * 424, 1010],
        [600 + side * 500, 1000],
        [600 + side * 544, 1018],
        [600 + side * 536, 1052],
        [600 + side * 440, 1068],
      ],
      width: 28,
      colour: glaze.oat,
    }),
  )
  return drawScene({
    backdrop: backdrop.mist,
    ground: 1122,
    zoom: 1,
    lift: 10,
    object: [...lugs, drawPot(platter), well, ...lemons.map(drawLemon)].join(''),
    contact: [footOf(platter)],
  })
}

function drawLemon({ x, y, size, turn }: (typeof lemons)[number], index: number): string {
  const id = `lemon-${index}`
  const skin = closedCurve(
    [
      [-1.32, 0],
      [-0.98, -0.4],
      [-0.5, -0.78],
      [0, -0.86],
      [0.5, -0.78],
      [0.96, -0.42],
      [1.28, -0.04],
      [0.96, 0.42],
      [0.5, 0.78],
      [0, 0.86],
      [-0.5, 0.78],
      [-0.98, 0.4],
    ].map(([right = 0, down = 0]) => [right * size, down * size] as const),
  )
  return [
    drawContact({ x, y: y + size * 0.72, radius: size * 0.62 }),
    radialGradient({ id, cx: 0.34, cy: 0.26, r: 0.85 }, [
      [0, light, 0.6],
      [0.35, material.lemon, 0],
      [1, shade, 0.55],
    ]),
    element('g', { transform: `translate(${x} ${y}) rotate(${turn})` }, [
      element('path', { d: skin, fill: material.lemon }),
      element('path', { d: skin, fill: `url(#${id})` }),
    ]),
  ].join('')
}
