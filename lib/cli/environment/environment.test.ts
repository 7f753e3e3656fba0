import { loadEnvConfig, resetEnv } from '@next/env'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Variables } from '../command.ts'
import { folderWith, removeFolders } from '../command-fixture.ts'
import { environmentWith, nextEnvironment } from './read-environment.ts'
import { setEnvLine } from './set-env-line.ts'

// Next has files of its own for tests, and goes by this.
beforeEach(() => void vi.stubEnv('NODE_ENV', 'production'))

afterEach(() => {
  vi.unstubAllEnvs()
  resetEnv()
  removeFolders()
})

/** What Next itself reads in a folder, in production. */
function asNextReads(folder: string) {
  const silent = { info: () => undefined, error: () => undefined }
  return loadEnvConfig(folder, false, silent, true).combinedEnv
}

/** What a command started in a folder reads with. */
function inFolder(folder: string, env: Variables = {}) {
  return { folder, env, log: (text: string) => expect.fail(text) }
}

describe('nextEnvironment', () => {
  const FILES = {
    '.env': 'A=env\nB=env\nC=env\nD=env\nE=$A and $' + '{A}\n',
    '.env.production': 'A=production\nB=production\nC=production\n',
    '.env.local': 'A=local\nB=local\n',
    '.env.production.local': 'A=production local\n',
    '.env.development': 'F=development\n',
  }

  test('reads the files that Next reads, in its order', () => {
    const folder = folderWith(FILES)
    const read = nextEnvironment(inFolder(folder), 'production')
    const { A, B, C, D, E, F } = asNextReads(folder)
    expect(read).toEqual({ A, B, C, D, E })
    expect(read).toMatchObject({ A: 'production local', B: 'local', C: 'production', D: 'env' })
    expect(F).toBeUndefined()
  })

  test('what the process was started with wins', () => {
    const folder = folderWith(FILES)
    const { A } = nextEnvironment(inFolder(folder, { A: 'process' }), 'production')
    expect(A).toBe('process')
  })

  test('the environment of this process stays as it is, and none of it is read', () => {
    vi.stubEnv('A', 'of this process')
    const before = { ...process.env }
    const read = nextEnvironment(inFolder(folderWith(FILES), { A: 'given' }), 'production')
    expect(read).toMatchObject({ A: 'given', E: 'given and given' })
    expect(read).not.toHaveProperty('PATH')
    expect({ ...process.env }).toEqual(before)
  })

  test.each(['production', 'development'] as const)(
    'the mode %s is that of the command, whatever NODE_ENV says',
    (mode) => {
      const folder = folderWith({ '.env.test': 'A=test', [`.env.${mode}`]: `A=${mode}` })
      const read = nextEnvironment(inFolder(folder, { NODE_ENV: 'test' }), mode)
      expect(read).toEqual({ A: mode, NODE_ENV: 'test' })
    },
  )
})

test('the variables of a named file win over the environment', () => {
  const folder = folderWith({ named: 'A=file' })
  expect(environmentWith(['named'], { folder, env: { A: 'process', B: 'process' } })).toEqual({
    A: 'file',
    B: 'process',
  })
})

describe('setEnvLine', () => {
  test('whatever is written is read again, by Next and by us', () => {
    const value = fc.stringMatching(/^[ -~]{1,60}$/).filter((text) => !text.includes('`'))
    fc.assert(
      fc.property(value, (text) => {
        const folder = folderWith({ '.env': setEnvLine('A=1\n', 'SECRET', text) })
        const { SECRET } = asNextReads(folder)
        const read = nextEnvironment(inFolder(folder), 'production')
        resetEnv()
        removeFolders()
        expect(SECRET).toBe(text)
        expect(read).toEqual({ A: '1', SECRET: text })
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['', 'X=new\n'],
    ['A=1', 'A=1\nX=new\n'],
    ['A=1\r\n', 'A=1\r\nX=new\r\n'],
    ['X=old\nX=older\nA=1\n', 'X=old\nX=new\nA=1\n'],
    ['export X="two\nlines" # why\nA=1\n', 'X=new\nA=1\n'],
    ['# X=comment\nXX=1\n', '# X=comment\nXX=1\nX=new\n'],
  ])('in %j one line changes', (before, after) => {
    expect(setEnvLine(before, 'X', 'new')).toBe(after)
  })

  test('a value with every kind of quote is refused', () => {
    expect(() => setEnvLine('', 'X', `'\``)).toThrow(RangeError)
  })
})
