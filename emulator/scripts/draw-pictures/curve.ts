/** A place in the picture, in user units from the top left. */
export type Point = readonly [x: number, y: number]

/** One piece of a line, with the points it comes from and goes to. */
interface Segment {
  readonly before: Point
  readonly start: Point
  readonly end: Point
  readonly after: Point
}

/** Writes coordinates with at most one decimal, which keeps the pictures small. */
export function coordinates(...values: readonly number[]): string {
  return values.map((value) => String(Math.round(value * 10) / 10)).join(' ')
}

/** Path commands for a smooth line through the points, without the initial move (Catmull-Rom). */
export function smoothLine(points: readonly Point[]): string {
  return segmentsOf(points)
    .map(
      ({ before, start, end, after }) =>
        `C${coordinates(
          start[0] + (end[0] - before[0]) / 6,
          start[1] + (end[1] - before[1]) / 6,
          end[0] - (after[0] - start[0]) / 6,
          end[1] - (after[1] - start[1]) / 6,
          ...end,
        )}`,
    )
    .join('')
}

/** Path data for a smooth open line through the points. */
export function openCurve(points: readonly Point[]): string {
  return `M${coordinates(...at(points, 0))}${smoothLine(points)}`
}

/** Path data for a smooth closed shape through the points. */
export function closedCurve(points: readonly Point[]): string {
  const wrapped = [...points.slice(-1), ...points, ...points.slice(0, 2)]
  const commands = smoothLine(wrapped).split('C').slice(2, -1)
  return `M${coordinates(...at(points, 0))}C${commands.join('C')}Z`
}

/** Points along the same line `smoothLine` draws, eight from each given one to the next. */
export function sampleCurve(points: readonly Point[]): readonly Point[] {
  const steps = 8
  const samples = segmentsOf(points).flatMap((segment) =>
    Array.from({ length: steps }, (_, step) => pointAlong(segment, step / steps)),
  )
  return [...samples, at(points, points.length - 1)]
}

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((end, index) => ({
    before: at(points, index - 1),
    start: at(points, index),
    end,
    after: at(points, index + 2),
  }))
}

/** The cubic Hermite form of the segment, at a time from 0 to 1. */
function pointAlong({ before, start, end, after }: Segment, time: number): Point {
  const rest = 1 - time
  const along = (axis: 0 | 1) =>
    start[axis] * (1 + 2 * time) * rest ** 2 +
    ((end[axis] - before[axis]) / 2) * time * rest ** 2 +
    end[axis] * time ** 2 * (3 - 2 * time) -
    ((after[axis] - start[axis]) / 2) * time ** 2 * rest
  return [along(0), along(1)]
}

function at(points: readonly Point[], index: number): Point {
  const point = points[Math.min(Math.max(index, 0), points.length - 1)]
  if (!point) throw new RangeError('A curve needs at least one point.')
  return point
}
