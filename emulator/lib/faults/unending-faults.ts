import type { ServerResponse } from 'node:http'
import type { Outcome } from '../graphql/http-answer.ts'
import { FIRST_BYTES } from './body-faults.ts'
import { type FaultContext, type FaultHandler, NOTHING_SENT, pause } from './fault-context.ts'
import { JSON_HEADERS, sent } from './fixed-answer.ts'

const DRIP_INTERVAL_MS = 100

const CHUNK = 'x'.repeat(64 * 1024)

/**
 * Answers that never end; the caller has to give up. They are in the journal as soon as the request
 * has arrived, so that a request which hangs is counted.
 */
export const UNENDING_FAULTS = {
  /** Nothing: the request is accepted and never answered. */
  hang: () => NOTHING_SENT,
  /** Headers and the first bytes, then silence. */
  'hang-body': (context) => begin(context, (response) => response.write(FIRST_BYTES)),
  /** Headers, then a byte of whitespace every 100 ms. */
  drip: (context) => begin(context, drip),
  /** JSON without an end, as fast as the caller takes it. */
  endless: (context) =>
    begin(context, (response) => {
      response.write('{"data":{"padding":"')
      pour(response)
    }),
} as const satisfies Readonly<Record<string, FaultHandler>>

function begin(context: FaultContext, go: (response: ServerResponse) => void): Outcome {
  const { response } = context
  void pause(context).then(() => {
    if (response.destroyed) return
    response.writeHead(200, JSON_HEADERS)
    response.flushHeaders()
    go(response)
  })
  return sent(200)
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), DRIP_INTERVAL_MS)
  response.once('close', () => clearInterval(timer))
}

/** Gives way after every chunk: a caller that is fast enough would keep a loop busy for ever. */
function pour(response: ServerResponse): void {
  if (response.destroyed) return
  const pourOn = () => pour(response)
  if (response.write(CHUNK)) setImmediate(pourOn)
  else response.once('drain', pourOn)
}
