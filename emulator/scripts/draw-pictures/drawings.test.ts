import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DRAWINGS, PICTURES } from './drawings.ts'

test.each(Object.entries(DRAWINGS))('the file of %s is what is drawn', (name, draw) => {
  const file = readFileSync(new URL(`${name}.svgz`, PICTURES))
  expect(gunzipSync(file).toString() === draw(), 'run write-pictures.ts').toBe(true)
})

test('there is no file without a drawing', () => {
  const names = Object.keys(DRAWINGS).map((name) => `${name}.svgz`)
  expect(readdirSync(PICTURES).sort()).toEqual(names.sort())
})
