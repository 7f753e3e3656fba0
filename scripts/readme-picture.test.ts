import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the first thing in the README moves, is described, and is not too large', () => {
  const [, description = '', path = ''] =
    /!\[([^\]]+)\]\(([^)]+)\)/.exec(readFileSync('README.md', 'utf8')) ?? []
  const picture = readFileSync(path)
  expect(path).toBe('docs/pictures/renewal.webp')
  expect(description).toContain('customerAccessTokenRenew')
  expect(picture.toString('latin1', 8, 12)).toBe('WEBP')
  expect(picture.includes('ANIM')).toBe(true)
  expect(picture.length).toBeLessThan(600_000)
})
