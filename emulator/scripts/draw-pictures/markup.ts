/** Attributes under their SVG names; numbers are rounded, undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** The colour at one place of a gradient, opaque unless it says otherwise. */
export type Stop = readonly [offset: number, colour: string, opacity?: number]

/** Writes one SVG element with everything inside it. */
export function element(
  name: string,
  attributes: Attributes,
  children?: readonly string[],
): string {
  const opening = `<${name}${writeAttributes(attributes)}`
  return children === undefined ? `${opening}/>` : `${opening}>${children.join('')}</${name}>`
}

/** Writes a gradient along a line, by default from left to right across what it fills. */
export function linearGradient(attributes: Attributes, stops: readonly Stop[]): string {
  return element('linearGradient', attributes, stops.map(writeStop))
}

/** Writes a gradient around a point, by default the middle of what it fills. */
export function radialGradient(attributes: Attributes, stops: readonly Stop[]): string {
  return element('radialGradient', attributes, stops.map(writeStop))
}

function writeStop([offset, colour, opacity = 1]: Stop): string {
  return element('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity })
}

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${writeValue(value)}"`))
    .join('')
}

function writeValue(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 1000) / 1000)
}
