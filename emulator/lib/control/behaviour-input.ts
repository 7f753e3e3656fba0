import type { EmulatorBehaviour } from '../state/behaviour.ts'
import { BadCommand } from './bad-command.ts'
import { type AnyBehaviourField, BEHAVIOUR_FIELDS } from './behaviour-fields.ts'
import { type CommandInput, numberOf } from './command-input.ts'

/**
 * Sets the behaviour that a command names, all or none. In a form, `limits.login` stands for the
 * `login` of `limits`, and `scopes=none` for no scope.
 * @throws {BadCommand} for an unknown switch, or a value that a switch does not have
 */
export function setBehaviour(behaviour: EmulatorBehaviour, input: CommandInput): void {
  const values = Object.entries(withoutDots(input)).map(([name, value]) => {
    if (!isBehaviour(name)) {
      const names = Object.keys(BEHAVIOUR_FIELDS).join(', ')
      throw new BadCommand(`There is no switch "${name}". Send one of ${names}.`)
    }
    return [name, readValue(value, { name, field: BEHAVIOUR_FIELDS[name], now: behaviour[name] })]
  })
  Object.assign(behaviour, Object.fromEntries(values))
}

function isBehaviour(name: string): name is keyof EmulatorBehaviour {
  return Object.hasOwn(BEHAVIOUR_FIELDS, name)
}

/** `{'limits.login': 3}` is `{limits: {login: 3}}`. */
function withoutDots(input: CommandInput): CommandInput {
  const nested: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    const [outer = '', inner] = name.split('.', 2)
    nested[outer] = inner === undefined ? value : { ...Object(nested[outer]), [inner]: value }
  }
  return nested
}

interface Place {
  readonly name: string
  readonly field: AnyBehaviourField
  /** What the switch is set to. */
  readonly now: unknown
}

function readValue(value: unknown, { name, field, now }: Place): unknown {
  switch (field.type) {
    case 'yes-or-no':
      return readYesOrNo(value, name)
    case 'choice':
      return readChoice(value, { name, choices: Object.keys(field.choices) })
    case 'number':
      return readWhole(value, { name, least: field.least, most: field.most })
    case 'names':
      return readNames(value, name)
    case 'numbers':
      return { ...Object(now), ...readNumbers(value, { name, keys: Object.keys(field.numbers) }) }
  }
}

function readYesOrNo(value: unknown, name: string): boolean {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new BadCommand(`"${name}" is true or false.`)
}

function readChoice(
  value: unknown,
  { name, choices }: { name: string; choices: readonly string[] },
): string {
  const choice = choices.find((known) => known === value)
  if (choice !== undefined) return choice
  throw new BadCommand(`"${name}" is one of ${choices.join(', ')}.`)
}

function readWhole(
  value: unknown,
  { name, least, most }: { name: string; least: number; most: number },
): number {
  const number = numberOf(value)
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number
  throw new BadCommand(`"${name}" is a whole number from ${least} to ${most}.`)
}

function readNames(value: unknown, name: string): readonly string[] {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isName = (item: unknown): item is string =>
    typeof item === 'string' && /^[a-z_]+$/.test(item)
  if (names.every(isName)) return names.filter((item) => item !== 'none')
  throw new BadCommand(`"${name}" is a list of names; none, for no name at all.`)
}

const MOST_TRIES = 1_000_000

function readNumbers(
  value: unknown,
  { name, keys }: { name: string; keys: readonly string[] },
): Readonly<Record<string, number>> {
  const entries = Object.entries(Object(value))
  if (entries.length > 0 && entries.every(([key]) => keys.includes(key))) {
    return Object.fromEntries(
      entries.map(([key, number]) => [
        key,
        readWhole(number, { name: `${name}.${key}`, least: 0, most: MOST_TRIES }),
      ]),
    )
  }
  throw new BadCommand(`"${name}" has the numbers ${keys.join(', ')}; send ${name}.${keys[0]}=20.`)
}
