import {
  type Attributes,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { quietly } from './quietly.ts'

/** The scope of everything that is emitted here. */
export const SCOPE = 'next-storefront-session'

/** A span before its work has begun. */
export interface Beginning {
  readonly name: string
  readonly kind?: SpanKind
  readonly attributes?: Attributes
}

/** What has come of it, by which its span and its metric are told apart. */
export interface Ending {
  readonly attributes: Attributes
  /** Whether the span is one of an error. */
  readonly isError: boolean
}

/** Does some work as a span below the active one, and tells how long it took (seconds). */
export async function inSpan<Result>(
  { name, kind = SpanKind.INTERNAL, attributes = {} }: Beginning,
  run: () => Promise<Result>,
  ended: (result: Result, seconds: number) => Ending,
): Promise<Result> {
  const startedAt = performance.now()
  const span = quietly(() => trace.getTracer(SCOPE).startSpan(name, { kind, attributes }))
  try {
    const result = await (span === undefined ? run() : within(span, run))
    quietly(() => end(span, ended(result, (performance.now() - startedAt) / 1000)))
    return result
  } catch (error) {
    quietly(() => end(span, { attributes: { 'error.type': '_OTHER' }, isError: true }))
    throw error
  }
}

/** Begins at once, as a renewal has to. */
function within<Result>(span: Span, run: () => Promise<Result>): Promise<Result> {
  return context.with(trace.setSpan(context.active(), span), run)
}

function end(span: Span | undefined, { attributes, isError }: Ending): void {
  span?.setAttributes(attributes)
  if (isError) span?.setStatus({ code: SpanStatusCode.ERROR })
  span?.end()
}
