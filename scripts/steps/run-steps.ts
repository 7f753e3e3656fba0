import { runQuietly } from './run-quietly.ts'
import { createStepReporter, type StepReporter } from './step-reporter.ts'

/** One thing that a command of the repository does: another command, in a process of its own. */
export interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** The folder that it runs in. @default the working directory */
  readonly folder?: string
  /** @default this process's own */
  readonly env?: NodeJS.ProcessEnv
  /** The names of the steps that have to be done before. */
  readonly after?: readonly string[]
  /** Uses the whole machine, so that nothing runs beside it. @default false */
  readonly isAlone?: boolean
  /** How far it is, in words, by what it has printed so far. */
  readonly progress?: (output: string) => string
}

/** As many as there are cores on the smallest machine that runs this. */
const AT_A_TIME = 2

/**
 * Runs the steps, two at a time, in their order where they do not wait for one another. What a step
 * prints is shown only if it fails, and then in full; nothing is begun after that. Tells whether all
 * went well.
 */
export async function runSteps(
  steps: readonly Step[],
  reporter: StepReporter = createStepReporter(steps),
): Promise<boolean> {
  const waiting = [...steps]
  const done = new Set<string>()
  const running = new Map<Step, Promise<void>>()
  let hasFailed = false

  async function run(step: Step): Promise<void> {
    reporter.begin(step)
    const ended = await runQuietly(step, (output) => reporter.printed(step, output))
    running.delete(step)
    reporter.end(step, ended)
    if (ended.code === 0) done.add(step.name)
    else hasFailed = true
  }

  for (;;) {
    const next = hasFailed ? undefined : nextOf(waiting, { done, running: [...running.keys()] })
    if (next !== undefined) {
      waiting.splice(waiting.indexOf(next), 1)
      running.set(next, run(next))
    } else if (running.size > 0) await Promise.race(running.values())
    else break
  }
  if (!hasFailed && waiting.length > 0) {
    throw new Error(`Nothing can begin: ${waiting.map(({ name }) => name).join(', ')}`)
  }
  reporter.close()
  return !hasFailed
}

function nextOf(
  waiting: readonly Step[],
  { done, running }: { done: ReadonlySet<string>; running: readonly Step[] },
): Step | undefined {
  if (running.length >= AT_A_TIME || running.some(({ isAlone }) => isAlone)) return undefined
  return waiting.find(
    ({ after = [], isAlone = false }) =>
      after.every((name) => done.has(name)) && !(isAlone && running.length > 0),
  )
}
