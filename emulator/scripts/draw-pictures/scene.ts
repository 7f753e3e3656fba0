import { type Contact, drawContact } from './contact.ts'
import { drawEffects } from './effects.ts'
import { element } from './markup.ts'
import type { Backdrop } from './palette.ts'
import { drawRoom } from './room.ts'

/** What one picture is made of. */
export interface Scene {
  readonly backdrop: Backdrop
  /** The height on the canvas at which the object stands; its shadow starts there. */
  readonly ground: number
  /** Markup of the object; its shadow is cast from this. */
  readonly object: string
  /** How close the camera is; 1 by default. */
  readonly zoom?: number
  /** How far back on the table the object stands, in units of the picture; 0 by default. */
  readonly lift?: number
  /** Where the object touches the table. */
  readonly contact: readonly Contact[]
}

/** A complete picture: wall, table, window light, shadow, and the object on top. */
export function drawScene(scene: Scene): string {
  const canvas = { width: 1200, height: 1500 }
  const namespace = { xmlns: 'http://www.w3.org/2000/svg' }
  return element('svg', { ...namespace, ...canvas, viewBox: '0 0 1200 1500' }, [
    drawEffects(),
    drawRoom(scene.backdrop),
    element('g', { transform: framing(scene) }, [
      drawCastShadow(scene.ground),
      ...scene.contact.map(drawContact),
      element('g', { id: 'object' }, [scene.object]),
    ]),
    element('rect', { ...canvas, fill: 'url(#grain)', opacity: 0.36 }),
  ])
}

function framing({ ground, zoom = 1, lift = 0 }: Scene): string {
  return `translate(600 ${ground - lift}) scale(${zoom}) translate(-600 ${-ground})`
}

/** The object once more, laid down on the table to the right and blurred. */
function drawCastShadow(ground: number): string {
  const reach = 0.78
  const height = 0.13
  const matrix = [1, 0, -reach, height, reach * ground, ground * (1 - height)]
  return element('g', { mask: 'url(#fading)' }, [
    element('use', {
      href: '#object',
      transform: `matrix(${matrix.join(' ')})`,
      filter: 'url(#shadow)',
    }),
  ])
}
