import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from './control/commands.ts'
import { FAULT_KINDS } from './faults/fault-kinds.ts'
import { BEHAVIOUR_FIELDS } from './state/behaviour.ts'
import { readData } from './state/read-data.ts'

/** What stands as code in the first column of the tables of a page, below a heading. */
function listed(page: string, heading: string): readonly string[] {
  const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8')
  const table = text.slice(text.indexOf(heading))
  const cells = [...table.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell)
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
}

test('every fault is in the documentation, and no other', () => {
  const faults = listed('faults.md', '## Before a body is read')
  expect(faults.toSorted()).toEqual(FAULT_KINDS.toSorted())
})

test('every behaviour is in the documentation, and no other', () => {
  expect(listed('behaviour.md', '| behaviour |')).toEqual(Object.keys(BEHAVIOUR_FIELDS))
})

test('every command over HTTP is in the documentation, and no other', () => {
  const commands = [...Object.keys(COMMANDS), 'GET events']
  expect(listed('control.md', '| command |').toSorted()).toEqual(commands.toSorted())
})

test('every option of the command is in the documentation, and no other', () => {
  const help = readData('help.txt').split('\n\nIt sells')[0] ?? ''
  const options = help.match(/(?<=^ {2}|, )--[\w-]+/gm)
  const documented = listed('command.md', '| option |').map((each) => each.split(' ')[0])
  expect(documented).toEqual(options)
})
