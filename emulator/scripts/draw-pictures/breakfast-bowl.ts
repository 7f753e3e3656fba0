import { drawOpening } from './opening.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'

const bowl: Pot = {
  id: 'bowl',
  axis: 600,
  profile: [
    [790, 420],
    [806, 420],
    [880, 404],
    [970, 350],
    [1050, 264],
    [1094, 196],
    [1112, 178],
    [1160, 186],
    [1168, 184],
  ],
  clay: material.darkClay,
  glaze: { colour: glaze.celadon, edge: 1010, drip: 54 },
  spots: 60,
  shine: 0.4,
  seed: 3,
}

/** A deep bowl on a turned foot, celadon running over dark clay. */
export function drawBreakfastBowl(): string {
  const mouth = drawOpening({
    id: 'mouth',
    of: bowl,
    wall: 16,
    rim: material.darkClay,
    inside: glaze.celadon,
  })
  return drawScene({
    backdrop: backdrop.sage,
    ground: 1180,
    zoom: 1.06,
    lift: 20,
    object: drawPot(bowl) + mouth,
    contact: [footOf(bowl)],
  })
}
