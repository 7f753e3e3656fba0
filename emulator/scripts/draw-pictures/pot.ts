import type { TurnedForm } from './turned-form.ts'

/** How a turned pot is dressed. */
export interface Pot extends TurnedForm {
  /** Unique within one picture. */
  readonly id: string
  readonly clay: string
  readonly glaze?: Glazing
  /** How many iron spots; none by default. */
  readonly spots?: number
  /** 0 is matt, 1 is glossy. */
  readonly shine?: number
  /** How plainly the spiral of the wheel shows: 1 by default, 0 for what was not thrown. */
  readonly rings?: number
  readonly seed?: number
}

/** A glaze poured from the rim down to an uneven edge. */
export interface Glazing {
  readonly colour: string
  readonly edge: number
  /** How far the longest drip runs. */
  readonly drip: number
}
