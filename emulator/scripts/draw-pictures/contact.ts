import { element } from './markup.ts'
import { shade } from './palette.ts'

/** A circle on which something rests, on the table or on another pot. */
export interface Contact {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** The dark line right under something, and the wider dimness around it. */
export function drawContact({ x, y, radius }: Contact): string {
  const around = (margin: number) => ({
    cx: x + margin * 0.5,
    cy: y + 4,
    rx: radius + margin,
    ry: (radius + margin) * 0.22,
    fill: shade,
  })
  return [
    element('ellipse', { ...around(46), opacity: 0.26, filter: 'url(#ambient)' }),
    element('ellipse', { ...around(9), opacity: 0.5, filter: 'url(#soft)' }),
  ].join('')
}
