import { drawContact } from './contact.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'

const jar: Pot = {
  id: 'jar',
  axis: 600,
  profile: [
    [860, 262],
    [880, 270],
    [970, 292],
    [1070, 286],
    [1140, 252],
    [1168, 226],
    [1174, 222],
  ],
  clay: material.stoneware,
  glaze: { colour: glaze.fern, edge: 1062, drip: 30 },
  spots: 70,
  shine: 0.5,
  seed: 41,
}

const lid: Pot = {
  id: 'lid',
  axis: 600,
  profile: [
    [806, 236],
    [815, 264],
    [830, 280],
    [850, 280],
    [856, 276],
  ],
  clay: material.oak,
  shine: 0.15,
  seed: 44,
}

const knob: Pot = {
  id: 'knob',
  axis: 600,
  profile: [
    [700, 14],
    [708, 42],
    [734, 56],
    [764, 42],
    [790, 30],
    [806, 32],
  ],
  clay: material.oak,
  shine: 0.3,
  seed: 46,
}

/** A squat salt jar in fern, closed with an oak lid. */
export function drawSaltCellar(): string {
  return drawScene({
    backdrop: backdrop.sage,
    ground: 1184,
    zoom: 1.1,
    object:
      drawPot(jar) + drawContact({ x: 600, y: 868, radius: 206 }) + drawPot(lid) + drawPot(knob),
    contact: [footOf(jar)],
  })
}
