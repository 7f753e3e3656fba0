import { styleText } from 'node:util'
import type { Ended } from './run-quietly.ts'
import type { Step } from './run-steps.ts'

/** Tells a person, or a log, how far the steps are. */
export interface StepReporter {
  begin(step: Step): void
  printed(step: Step, output: string): void
  end(step: Step, ended: Ended): void
  /** All are done, or one has failed: what each of them took. */
  close(): void
}

/** Where the lines go: a terminal, whose last line can be written again, or a log. */
export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** A log is given a line as often as this, so that nobody takes a long step for one that hangs. */
const LOG_EVERY_MS = 30_000
const REDRAW_EVERY_MS = 1000

/** What the terminal is told to begin its line anew. */
const CLEAR_LINE = '\r\u001b[2K'

/** Creates what tells of these steps. */
export function createStepReporter(
  steps: readonly Step[],
  screen: Screen = process.stdout,
): StepReporter {
  const isTerminal = screen.isTTY === true
  const running = new Map<Step, { readonly startedAt: number; output: string }>()
  const took = new Map<Step, number>()
  const tellAgain = setInterval(tellProgress, isTerminal ? REDRAW_EVERY_MS : LOG_EVERY_MS)

  function line(text: string, style: Parameters<typeof styleText>[0] = 'reset'): void {
    const styled = isTerminal ? styleText(style, text, { validateStream: false }) : text
    screen.write(`${isTerminal ? CLEAR_LINE : ''}${styled}\n`)
  }
  function tellProgress(): void {
    const parts = [...running].map(([step, { startedAt, output }]) => {
      const seconds = Math.round((performance.now() - startedAt) / 1000)
      const progress = step.progress?.(output) ?? ''
      return `${step.name}: ${progress === '' ? '' : `${progress}, `}${seconds} s`
    })
    if (parts.length === 0) return
    if (isTerminal) screen.write(`${CLEAR_LINE}  … ${parts.join('; ').slice(0, 110)}`)
    else line(`  … ${parts.join('; ')}`)
  }
  const numberOf = (step: Step) => `Step ${steps.indexOf(step) + 1} of ${steps.length}`

  return {
    begin(step) {
      running.set(step, { startedAt: performance.now(), output: '' })
      line(`${numberOf(step)}: ${step.name} …`)
    },
    printed(step, output) {
      const known = running.get(step)
      if (known !== undefined) known.output = output
    },
    end(step, { code, output, seconds }) {
      running.delete(step)
      took.set(step, seconds)
      if (code === 0)
        return line(`✓ ${numberOf(step)}: ${step.name} (${seconds.toFixed(1)} s)`, 'green')
      line(`✗ ${numberOf(step)}: ${step.name} failed after ${seconds.toFixed(1)} s`, 'red')
      screen.write(`${output.trimEnd()}\n`)
      line(`✗ ${step.name}: ${step.command.join(' ')}`, 'red')
    },
    close() {
      clearInterval(tellAgain)
      line('')
      line('Seconds  Step', 'bold')
      for (const step of steps) {
        const seconds = took.get(step)?.toFixed(1) ?? '–'
        line(`${seconds.padStart(7)}  ${step.name}`)
      }
    },
  }
}
