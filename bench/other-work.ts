import { cpus } from 'node:os'

const SAMPLE_MS = 5000

/** The share of all processors that others use, measured while nothing of ours runs: 0 to 1. */
export async function otherWork(): Promise<number> {
  const before = times()
  await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS))
  const after = times()
  return 1 - (after.idle - before.idle) / (after.all - before.all)
}

function times(): { readonly idle: number; readonly all: number } {
  const each = cpus().map((cpu) => cpu.times)
  const sum = (of: (time: (typeof each)[number]) => number) =>
    each.reduce((total, time) => total + of(time), 0)
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  }
}
