import { drawOpening } from './opening.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'
import { drawStrap } from './strap.ts'

const body: Pot = {
  id: 'body',
  axis: 540,
  profile: [
    [700, 252],
    [720, 250],
    [880, 256],
    [1020, 262],
    [1120, 252],
    [1165, 226],
    [1178, 212],
  ],
  clay: material.stoneware,
  glaze: { colour: glaze.oat, edge: 1015, drip: 46 },
  spots: 210,
  shine: 0.35,
  seed: 11,
}

/** A straight-sided mug in speckled oat, its foot left bare. */
export function drawMug(): string {
  const handle = drawStrap({
    line: [
      [772, 800],
      [880, 785],
      [945, 850],
      [925, 960],
      [850, 1040],
      [780, 1060],
    ],
    width: 58,
    colour: glaze.oat,
  })
  const mouth = drawOpening({
    id: 'mouth',
    of: body,
    wall: 16,
    rim: material.stoneware,
    inside: glaze.oat,
  })
  return drawScene({
    backdrop: backdrop.linen,
    ground: 1190,
    zoom: 1.16,
    object: handle + drawPot(body) + mouth,
    contact: [footOf(body)],
  })
}
