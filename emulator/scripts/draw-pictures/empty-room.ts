import { drawEffects } from './effects.ts'
import { element } from './markup.ts'
import { backdrop } from './palette.ts'
import { drawRoom } from './room.ts'

/** The room without an object, for products without a drawing; their title replaces the comment. */
export function drawEmptyRoom(): string {
  const canvas = { width: 1200, height: 1500 }
  const namespace = { xmlns: 'http://www.w3.org/2000/svg' }
  return element('svg', { ...namespace, ...canvas, viewBox: '0 0 1200 1500' }, [
    drawEffects(),
    drawRoom(backdrop.linen),
    '<!-- title -->',
    element('rect', { ...canvas, fill: 'url(#grain)', opacity: 0.36 }),
  ])
}
