import { drawSprig } from './foliage.ts'
import { drawOpening } from './opening.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'

const vase: Pot = {
  id: 'vase',
  axis: 570,
  profile: [
    [690, 62],
    [706, 52],
    [770, 46],
    [820, 66],
    [880, 160],
    [960, 228],
    [1040, 236],
    [1110, 200],
    [1166, 140],
    [1176, 132],
  ],
  clay: glaze.blush,
  spots: 130,
  shine: 0.3,
  seed: 8,
}

/** A round vase with a narrow neck, blush and matt, holding two dry sprigs. */
export function drawBudVase(): string {
  const back = drawSprig({
    stem: [
      [578, 697],
      [594, 590],
      [650, 430],
      [752, 290],
    ],
    colour: material.dryLeaf,
    leaf: { length: 104, width: 21, pairs: 8 },
    seed: 4,
  })
  const front = drawSprig({
    stem: [
      [562, 698],
      [548, 560],
      [498, 360],
      [424, 190],
    ],
    colour: material.dryLeaf,
    leaf: { length: 112, width: 22, pairs: 10 },
    seed: 9,
  })
  const mouth = drawOpening({
    id: 'mouth',
    of: vase,
    wall: 10,
    rim: glaze.blush,
    inside: material.darkClay,
  })
  return drawScene({
    backdrop: backdrop.mist,
    ground: 1186,
    object: drawPot(vase) + mouth + back + front,
    contact: [footOf(vase)],
  })
}
