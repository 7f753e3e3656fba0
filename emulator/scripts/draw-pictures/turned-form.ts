import { coordinates, type Point, sampleCurve, smoothLine } from './curve.ts'

/** Height on the canvas (larger is lower) and the radius there. */
export type Knot = readonly [y: number, radius: number]

/** A form thrown on the wheel: an axis and the profile around it, from rim to foot. */
export interface TurnedForm {
  readonly axis: number
  readonly profile: readonly Knot[]
}

/** How round a horizontal circle looks: the camera stands a little above the table. */
export const tilt = 0.21

/**
 * The line that runs down the wall of the form at one place around it: -1 is the left contour, 0
 * faces the viewer, 1 is the right contour. Values beyond ±1 lie outside the form.
 */
export function meridian(form: TurnedForm, around: number): readonly Point[] {
  const towardsViewer = Math.sqrt(Math.max(0, 1 - around * around))
  return form.profile.map(([y, radius]) => [
    form.axis + radius * around,
    y + tilt * radius * towardsViewer,
  ])
}

/** Path data for everything the form covers, its opening included. */
export function outline(form: TurnedForm): string {
  const left = meridian(form, -1)
  const right = [...meridian(form, 1)].reverse()
  const rim = radiusAt(form, -Infinity)
  const foot = radiusAt(form, Infinity)
  return [
    `M${coordinates(...pointAt(left, 0))}${smoothLine(left)}`,
    `A${coordinates(foot, foot * tilt)} 0 0 0 ${coordinates(...pointAt(right, 0))}`,
    smoothLine(right),
    `A${coordinates(rim, rim * tilt)} 0 0 0 ${coordinates(...pointAt(left, 0))}Z`,
  ].join('')
}

/** The form's radius at a height, held constant above the rim and below the foot. */
export function radiusAt(form: TurnedForm, y: number): number {
  const wall = sampleCurve(form.profile)
  const below = wall.findIndex(([knotY]) => knotY >= y)
  const lower = pointAt(wall, below === -1 ? wall.length - 1 : below)
  const upper = pointAt(wall, below === -1 ? wall.length - 1 : Math.max(0, below - 1))
  const span = lower[0] - upper[0]
  if (span === 0) return lower[1]
  return upper[1] + ((y - upper[0]) / span) * (lower[1] - upper[1])
}

/** A place on the visible wall: how high, and how far around (-1 left, 0 facing, 1 right). */
export function pointOnWall(
  form: TurnedForm,
  { y, around }: { readonly y: number; readonly around: number },
): Point {
  const radius = radiusAt(form, y)
  return [form.axis + radius * around, y + tilt * radius * Math.sqrt(1 - around ** 2)]
}

/** How far the form reaches on the canvas. */
export function extent(form: TurnedForm): { top: number; bottom: number; widest: number } {
  const heights = form.profile.map(([y]) => y)
  return {
    top: Math.min(...heights),
    bottom: Math.max(...heights),
    widest: Math.max(...form.profile.map(([, radius]) => radius)),
  }
}

function pointAt(points: readonly Point[], index: number): Point {
  const point = points[index]
  if (!point) throw new RangeError('A turned form needs a profile.')
  return point
}
