import type { Contact } from './contact.ts'
import { drawGlaze } from './glazing.ts'
import { element } from './markup.ts'
import type { Pot } from './pot.ts'
import { drawShading, drawShine } from './shading.ts'
import { drawMottling, drawSpots, drawThrowingRings } from './surface.ts'
import { outline, type TurnedForm } from './turned-form.ts'

/** A pot thrown on the wheel, lit from the upper left. */
export function drawPot(pot: Pot): string {
  const clip = `${pot.id}-contour`
  const contour = outline(pot)
  return [
    element('clipPath', { id: clip }, [element('path', { d: contour })]),
    element('g', { 'clip-path': `url(#${clip})` }, [
      element('path', { d: contour, fill: pot.clay }),
      drawGlaze(pot),
      drawMottling(pot),
      drawThrowingRings(pot),
      drawSpots(pot),
      drawShading(pot),
      drawShine(pot),
    ]),
  ].join('')
}

/** Where the pot touches what it stands on. */
export function footOf({ axis, profile }: TurnedForm): Contact {
  const [y, radius] = profile.at(-1) ?? [0, 0]
  return { x: axis, y, radius }
}
