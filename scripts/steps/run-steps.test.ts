import { stripVTControlCharacters } from 'node:util'
import { expect, test, vi } from 'vitest'
import { browserProgress, unitProgress } from './progress.ts'
import { runSteps, type Step } from './run-steps.ts'
import { createStepReporter } from './step-reporter.ts'

/** A step that runs a script. */
function script(name: string, text: string, more: Partial<Step> = {}): Step {
  return { name, command: [process.execPath, '-e', text], ...more }
}

function screenOf({ isTTY = false } = {}) {
  const written: string[] = []
  return { isTTY, write: (text: string) => written.push(text), text: () => written.join('') }
}

async function run(steps: readonly Step[], screen = screenOf()) {
  const hasPassed = await runSteps(steps, createStepReporter(steps, screen))
  const text = screen.text()
  return { hasPassed, text, lines: text.split('\n').map((line) => line.replace(/[\d.]+ s/, 'N s')) }
}

const NOISE = 'console.log("a warning of somebody else")'

test('says which step of how many, and how long it took, and nothing that a step prints', async () => {
  const steps = [script('One', NOISE), script('Two', NOISE, { after: ['One'] })]
  const { hasPassed, lines } = await run(steps)
  expect(hasPassed).toBe(true)
  expect(lines.slice(0, 4)).toEqual([
    'Step 1 of 2: One …',
    '✓ Step 1 of 2: One (N s)',
    'Step 2 of 2: Two …',
    '✓ Step 2 of 2: Two (N s)',
  ])
  expect(lines.slice(5, 8)).toEqual([
    'Seconds  Step',
    expect.stringMatching(/^ +[\d.]+ {2}One$/),
    expect.stringMatching(/^ +[\d.]+ {2}Two$/),
  ])
})

test('a step that fails shows all that it has printed, and nothing is begun after it', async () => {
  const failing = script('One', 'console.log("out"); console.error("wrong"); process.exit(3)')
  const { hasPassed, text } = await run([failing, script('Two', '', { after: ['One'] })])
  expect(hasPassed).toBe(false)
  expect(text).toMatch(/✗ Step 1 of 2: One failed after [\d.]+ s\nout\nwrong\n✗ One: /)
  expect(text).not.toContain('Step 2')
  expect(text).toContain('      –  Two')
})

test('a command that is not there fails as well', async () => {
  const { hasPassed, text } = await run([{ name: 'One', command: ['no-such-command'] }])
  expect([hasPassed, text]).toEqual([false, expect.stringContaining('ENOENT')])
})

test('two at a time, but none beside one that needs the whole machine', async () => {
  const lines: string[] = []
  const pause = 'setTimeout(() => {}, 50)'
  const steps = [
    script('One', pause),
    script('Alone', pause, { isAlone: true }),
    script('Two', pause),
    script('Three', pause),
  ]
  await runSteps(steps, {
    begin: ({ name }) => lines.push(`+${name}`),
    printed: () => {},
    end: ({ name }) => lines.push(`-${name}`),
    close: () => {},
  })
  const running = new Set<string>()
  for (const line of lines) {
    if (line.startsWith('+')) running.add(line.slice(1))
    else running.delete(line.slice(1))
    expect(running.size).toBeLessThanOrEqual(running.has('Alone') ? 1 : 2)
  }
  expect(lines.slice(0, 2)).toEqual(['+One', '+Two'])
  expect(lines).toHaveLength(8)
})

test('steps that wait for one that nobody has named are an error', async () => {
  await expect(run([script('One', '', { after: ['Zero'] })])).rejects.toThrow('Nothing can begin')
})

test.each([
  [false, /^ {2}… One: 3 tests, 30 s$/m],
  [true, /… One: 3 tests, 30 s$/],
])('a long step says how far it is (on a terminal: %s)', (isTTY, told) => {
  vi.useFakeTimers()
  const screen = screenOf({ isTTY })
  const step = script('One', '', { progress: () => '3 tests' })
  const reporter = createStepReporter([step], screen)
  reporter.begin(step)
  vi.advanceTimersByTime(30_000)
  expect(screen.text()).toMatch(told)
  expect(stripVTControlCharacters(screen.text()) === screen.text()).toBe(!isTTY)
  reporter.close()
  vi.useRealTimers()
})

test('the progress of the test runners is read from what they print', () => {
  expect(unitProgress('')).toBe('')
  expect(unitProgress(' ✓ |node| a.test.ts (12 tests) 3ms\n ✓ |edge| b.test.ts (1 test) 1ms')).toBe(
    '13 tests in 2 files',
  )
  expect(browserProgress('')).toBe('')
  const list =
    'Running 3 tests using 2 workers\n\n  ✓  1 [edge] › a.spec.ts\n  ✘  2 [edge] › b.spec.ts\n'
  expect(browserProgress(list)).toBe('2 of 3 tests')
})
