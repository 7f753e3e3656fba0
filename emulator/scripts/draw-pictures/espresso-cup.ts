import { drawContact } from './contact.ts'
import { drawOpening } from './opening.ts'
import { backdrop, glaze, material } from './palette.ts'
import type { Pot } from './pot.ts'
import { drawPot, footOf } from './pottery.ts'
import { drawScene } from './scene.ts'

const saucer: Pot = {
  id: 'saucer',
  axis: 590,
  profile: [
    [1098, 372],
    [1108, 362],
    [1128, 316],
    [1150, 226],
    [1157, 208],
  ],
  clay: material.terracotta,
  shine: 0.1,
  seed: 21,
}

const cup: Pot = {
  id: 'cup',
  axis: 590,
  profile: [
    [770, 212],
    [790, 211],
    [900, 204],
    [1010, 180],
    [1080, 140],
    [1112, 108],
    [1120, 104],
  ],
  clay: material.terracotta,
  glaze: { colour: glaze.chalk, edge: 912, drip: 62 },
  spots: 30,
  shine: 0.7,
  seed: 5,
}

/** A handleless cup on its saucer, red clay under chalk white, with coffee in it. */
export function drawEspressoCup(): string {
  const well = drawOpening({
    id: 'well',
    of: saucer,
    wall: 16,
    rim: material.terracotta,
    inside: glaze.chalk,
    depth: 0.4,
  })
  const mouth = drawOpening({
    id: 'mouth',
    of: cup,
    wall: 13,
    rim: glaze.chalk,
    inside: glaze.chalk,
    filling: { colour: material.coffee, depth: 26 },
  })
  return drawScene({
    backdrop: backdrop.shell,
    ground: 1176,
    zoom: 1.2,
    object: drawPot(saucer) + well + drawContact(footOf(cup)) + drawPot(cup) + mouth,
    contact: [footOf(saucer)],
  })
}
