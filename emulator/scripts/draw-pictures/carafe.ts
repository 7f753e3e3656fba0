import { drawOpening } from './opening.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'

const bottle: Pot = {
  id: 'bottle',
  axis: 500,
  profile: [
    [330, 84],
    [346, 74],
    [400, 60],
    [520, 58],
    [620, 78],
    [740, 142],
    [860, 188],
    [980, 204],
    [1090, 194],
    [1146, 168],
    [1160, 160],
  ],
  clay: material.stoneware,
  glaze: { colour: glaze.rain, edge: 996, drip: 60 },
  spots: 90,
  shine: 0.65,
  seed: 33,
}

const tumbler: Pot = {
  id: 'tumbler',
  axis: 800,
  profile: [
    [930, 118],
    [944, 117],
    [1060, 110],
    [1150, 98],
    [1184, 84],
    [1190, 80],
  ],
  clay: material.stoneware,
  glaze: { colour: glaze.rain, edge: 1076, drip: 36 },
  spots: 40,
  shine: 0.5,
  seed: 36,
}

/** A long-necked carafe in rain grey and the tumbler that belongs to it. */
export function drawCarafe(): string {
  const neck = drawOpening({
    id: 'neck',
    of: bottle,
    wall: 11,
    rim: glaze.rain,
    inside: glaze.rain,
  })
  const mouth = drawOpening({
    id: 'mouth',
    of: tumbler,
    wall: 10,
    rim: glaze.rain,
    inside: glaze.rain,
    filling: { colour: material.water, depth: 30 },
  })
  return drawScene({
    backdrop: backdrop.shell,
    ground: 1184,
    object: drawPot(bottle) + neck + drawPot(tumbler) + mouth,
    contact: [footOf(bottle), footOf(tumbler)],
  })
}
