import { element, linearGradient, radialGradient } from './markup.ts'
import { type Backdrop, light, shade } from './palette.ts'

/** Where the table ends and the wall begins. */
const horizon = 1010

/** The wall with the window's light on it, and the table. */
export function drawRoom(backdrop: Backdrop): string {
  const wall = { width: 1200, height: 1500 }
  const table = { y: horizon, width: 1200, height: 1500 - horizon }
  const crease = { y: horizon - 90, width: 1200, height: 90 }
  const edge = { stroke: light, 'stroke-opacity': 0.45, 'stroke-width': 3 }
  return [
    drawGradients(backdrop),
    element('rect', { ...wall, fill: backdrop.wall }),
    element('rect', { ...wall, fill: 'url(#wall)' }),
    drawWindowLight(backdrop.sun),
    element('rect', { ...table, fill: backdrop.table }),
    element('rect', { ...table, fill: 'url(#table)' }),
    element('path', { d: `M0 ${horizon}H1200`, ...edge }),
    element('rect', { ...crease, fill: 'url(#crease)' }),
  ].join('')
}

function drawGradients({ table }: Backdrop): string {
  const aroundWindow = { gradientUnits: 'userSpaceOnUse', cx: 300, cy: 250, r: 1250 }
  return [
    radialGradient({ id: 'wall', ...aroundWindow }, [
      [0, light, 0.55],
      [0.45, light, 0.1],
      [1, shade, 0.16],
    ]),
    linearGradient({ id: 'table', x2: 1, y2: 0.6 }, [
      [0, light, 0.4],
      [0.5, table, 0],
      [1, shade, 0.2],
    ]),
    linearGradient({ id: 'crease', x2: 0, y2: 1 }, [
      [0, shade, 0],
      [1, shade, 0.12],
    ]),
  ].join('')
}

function drawWindowLight(sun: number): string {
  const panes = [
    'M90 120 300 60 430 400 220 470Z',
    'M330 52 540 -8 670 322 460 390Z',
    'M240 510 450 440 580 770 370 850Z',
    'M480 430 690 360 820 690 610 760Z',
  ]
  return element('path', {
    d: panes.join(''),
    transform: `translate(${sun})`,
    fill: light,
    opacity: 0.34,
    filter: 'url(#soft)',
  })
}
