import { z } from 'zod'
import {
  BEHAVIOUR_FIELDS,
  type BehaviourField,
  type EmulatorBehaviour,
} from '../state/behaviour.ts'
import { BadCommand, type CommandInput, numberSchema, read } from './command-input.ts'

/**
 * Sets each behaviour that a command names, all or none. In a form, `limits.login` stands for the
 * `login` of `limits`, and `scopes=none` for no scope.
 * @throws {BadCommand} for an unknown behaviour, or a value that a behaviour cannot have
 */
export function setBehaviour(behaviour: EmulatorBehaviour, input: CommandInput): void {
  const values = Object.entries(nested(input)).map(([name, value]) => {
    if (!isBehaviour(name)) {
      const names = Object.keys(BEHAVIOUR_FIELDS).join(', ')
      throw new BadCommand(`There is no behaviour "${name}". Send one of ${names}.`)
    }
    const sent = read(schemaOf(name, BEHAVIOUR_FIELDS[name]), value)
    return [name, name === 'limits' ? { ...behaviour.limits, ...Object(sent) } : sent]
  })
  Object.assign(behaviour, Object.fromEntries(values))
}

function isBehaviour(name: string): name is keyof EmulatorBehaviour {
  return Object.hasOwn(BEHAVIOUR_FIELDS, name)
}

/** `{'limits.login': 3}` is `{limits: {login: 3}}`. */
function nested(input: CommandInput): CommandInput {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    const [outer = '', inner] = name.split('.', 2)
    values[outer] = inner === undefined ? value : { ...Object(values[outer]), [inner]: value }
  }
  return values
}

function schemaOf(name: string, field: BehaviourField): z.ZodType {
  switch (field.type) {
    case 'yes-or-no': {
      const error = `"${name}" is true or false.`
      const values = z.literal([true, 'true', false, 'false'], { error })
      return values.transform((value) => `${value}` === 'true')
    }
    case 'choice': {
      const choices = Object.keys(field.choices)
      return z.enum(choices, { error: `"${name}" is one of ${choices.join(', ')}.` })
    }
    case 'number':
      return wholeNumber(name, field.least, field.most)
    case 'names': {
      const error = `"${name}" is a list of names; none, for no name at all.`
      const names = z.array(z.string({ error }).regex(/^[a-z_]+$/, { error }))
      return z
        .preprocess((value) => [value].flat(), names)
        .transform((all) => all.filter((each) => each !== 'none'))
    }
    case 'numbers': {
      const keys = Object.keys(field.numbers)
      const error = `"${name}" has the numbers ${keys.join(', ')}; send ${name}.${keys[0]}=20.`
      const numbers = keys.map(
        (key) => [key, wholeNumber(`${name}.${key}`, 0, MOST_TRIES)] as const,
      )
      return z
        .strictObject(Object.fromEntries(numbers), { error })
        .partial()
        .refine((values) => Object.keys(values).length > 0, { error })
    }
  }
}

const MOST_TRIES = 1_000_000

function wholeNumber(name: string, least: number, most: number) {
  const error = `"${name}" is a whole number from ${least} to ${most}.`
  return numberSchema(least, most, error).refine(Number.isSafeInteger, { error })
}
