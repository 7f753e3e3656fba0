import { drawContact } from './contact.ts'
import { element } from './markup.ts'
import { drawOpening } from './opening.ts'
import { backdrop, glaze, material, shade } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'
import { drawStrap } from './strap.ts'

const tray: Pot = {
  id: 'tray',
  axis: 560,
  profile: [
    [1090, 330],
    [1100, 330],
    [1140, 318],
    [1166, 296],
    [1174, 290],
  ],
  clay: glaze.rust,
  spots: 40,
  shine: 0.35,
  seed: 12,
}

const socket: Pot = {
  id: 'socket',
  axis: 560,
  profile: [
    [950, 98],
    [964, 94],
    [1020, 80],
    [1080, 84],
    [1118, 110],
    [1126, 116],
  ],
  clay: glaze.rust,
  spots: 24,
  shine: 0.4,
  seed: 15,
}

const candle: Pot = {
  id: 'candle',
  axis: 560,
  profile: [
    [430, 55],
    [700, 58],
    [950, 60],
  ],
  clay: material.wax,
  shine: 0.25,
  rings: 0,
  seed: 19,
}

/** A chamberstick: a tray, a socket, a ring to carry it by, and a candle not yet lit. */
export function drawCandleHolder(): string {
  const ring = drawStrap({
    line: [
      [866, 1104],
      [886, 1056],
      [928, 1030],
      [974, 1038],
      [1002, 1074],
      [998, 1118],
      [964, 1148],
      [918, 1148],
      [874, 1130],
    ],
    width: 36,
    colour: glaze.rust,
  })
  const well = drawOpening({
    id: 'well',
    of: tray,
    wall: 16,
    rim: glaze.rust,
    inside: glaze.rust,
    depth: 0.6,
  })
  const cup = drawOpening({
    id: 'cup',
    of: socket,
    wall: 14,
    rim: glaze.rust,
    inside: material.darkClay,
  })
  return drawScene({
    backdrop: backdrop.dusk,
    ground: 1186,
    zoom: 1.04,
    object: [
      ring,
      drawPot(tray),
      well,
      drawContact(footOf(socket)),
      drawPot(socket),
      cup,
      drawPot(candle),
      drawWick(),
    ].join(''),
    contact: [footOf(tray)],
  })
}

function drawWick(): string {
  const wick = { fill: 'none', stroke: shade, 'stroke-width': 5, 'stroke-linecap': 'round' }
  return [
    element('ellipse', { cx: 560, cy: 430, rx: 55, ry: 11.5, fill: material.wax }),
    element('ellipse', { cx: 562, cy: 432, rx: 34, ry: 6, fill: shade, opacity: 0.14 }),
    element('path', { d: 'M560 434C558 416 562 404 568 392', ...wick }),
  ].join('')
}
