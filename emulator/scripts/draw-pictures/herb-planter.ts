import { drawContact } from './contact.ts'
import type { Point } from './curve.ts'
import { drawSprig } from './foliage.ts'
import { drawOpening } from './opening.ts'
import { backdrop, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'

const saucer: Pot = {
  id: 'saucer',
  axis: 590,
  profile: [
    [1126, 268],
    [1136, 268],
    [1168, 246],
    [1178, 238],
  ],
  clay: material.terracotta,
  shine: 0.1,
  seed: 22,
}

const pot: Pot = {
  id: 'pot',
  axis: 590,
  profile: [
    [742, 250],
    [822, 246],
    [900, 236],
    [1020, 212],
    [1130, 186],
    [1140, 184],
  ],
  clay: material.terracotta,
  spots: 30,
  shine: 0.08,
  seed: 26,
}

const collar: Pot = {
  id: 'collar',
  axis: 590,
  profile: [
    [742, 274],
    [780, 272],
    [822, 266],
  ],
  clay: material.terracotta,
  shine: 0.12,
  seed: 27,
}

const stems: readonly (readonly Point[])[] = [
  [
    [600, 770],
    [640, 620],
    [690, 500],
    [700, 360],
  ],
  [
    [560, 770],
    [520, 630],
    [450, 520],
    [420, 400],
  ],
  [
    [620, 770],
    [720, 650],
    [810, 590],
    [880, 500],
  ],
  [
    [540, 770],
    [450, 680],
    [370, 640],
    [310, 570],
  ],
  [
    [580, 770],
    [570, 600],
    [560, 430],
    [580, 250],
  ],
]

/** A bare terracotta pot on its saucer, with sage growing in it. */
export function drawHerbPlanter(): string {
  const mouth = drawOpening({
    id: 'mouth',
    of: collar,
    wall: 20,
    rim: material.terracotta,
    inside: material.terracotta,
    filling: { colour: material.coffee, depth: 22 },
  })
  const well = drawOpening({
    id: 'well',
    of: saucer,
    wall: 14,
    rim: material.terracotta,
    inside: material.terracotta,
  })
  const sage = stems.map((stem, index) =>
    drawSprig({
      stem,
      colour: material.leaf,
      leaf: { length: 108, width: 26, pairs: 7 },
      seed: 40 + index,
    }),
  )
  return drawScene({
    backdrop: backdrop.straw,
    ground: 1190,
    object: [
      drawPot(saucer),
      well,
      drawContact(footOf(pot)),
      drawPot(pot),
      drawContact({ x: 590, y: 836, radius: 186 }),
      drawPot(collar),
      mouth,
      ...sage,
    ].join(''),
    contact: [footOf(saucer)],
  })
}
