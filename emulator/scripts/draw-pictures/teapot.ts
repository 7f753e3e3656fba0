import { drawContact } from './contact.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'
import { drawSpout } from './spout.ts'
import { drawStrap } from './strap.ts'

const body: Pot = {
  id: 'body',
  axis: 610,
  profile: [
    [746, 150],
    [760, 176],
    [800, 244],
    [880, 306],
    [970, 322],
    [1060, 286],
    [1130, 214],
    [1162, 188],
    [1170, 186],
  ],
  clay: material.darkClay,
  glaze: { colour: glaze.iron, edge: 1072, drip: 34 },
  spots: 40,
  shine: 0.75,
  seed: 14,
}

const lid: Pot = {
  id: 'lid',
  axis: 610,
  profile: [
    [690, 20],
    [700, 66],
    [720, 116],
    [742, 140],
    [750, 142],
  ],
  clay: glaze.iron,
  shine: 0.6,
  seed: 2,
}

const knob: Pot = {
  id: 'knob',
  axis: 610,
  profile: [
    [638, 8],
    [644, 26],
    [660, 34],
    [678, 24],
    [696, 20],
  ],
  clay: glaze.iron,
  shine: 0.6,
  seed: 6,
}

/** A round iron-black teapot with a cane handle over the top. */
export function drawTeapot(): string {
  const cane = drawStrap({
    line: [
      [408, 800],
      [376, 640],
      [430, 470],
      [610, 392],
      [790, 470],
      [844, 640],
      [812, 800],
    ],
    width: 30,
    colour: material.cane,
  })
  const ferrules = [-1, 1].map((side) =>
    drawStrap({
      line: [
        [610 + side * 207, 778],
        [610 + side * 200, 806],
      ],
      width: 36,
      colour: glaze.iron,
    }),
  )
  const spout = drawSpout({
    id: 'spout',
    line: [
      [400, 990],
      [320, 950],
      [262, 860],
      [210, 770],
      [172, 738],
    ],
    widths: [92, 66, 42, 29, 25],
    colour: glaze.iron,
  })
  return drawScene({
    backdrop: backdrop.linen,
    ground: 1182,
    object: [
      spout,
      drawPot(body),
      drawContact({ x: 610, y: 752, radius: 136 }),
      drawPot(lid),
      drawPot(knob),
      cane,
      ...ferrules,
    ].join(''),
    contact: [footOf(body)],
  })
}
