import type { ServerResponse } from 'node:http'
import type { Outcome } from '../graphql/http-answer.ts'
import type { FaultHandler } from './fault-context.ts'

/** The headers of an answer that says it is JSON. */
export const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' }

const PAGE = '<!doctype html><title>Emulated failure</title><h1>Emulated failure</h1>'

type Headers = Readonly<Record<string, string>>

/** A fault that answers a page of HTML. */
export function page(status: number, headers: Headers = {}): FaultHandler {
  return function servePage({ response }) {
    return sendPage(response, status, headers)
  }
}

/** A fault that answers a text which claims to be JSON. */
export function body(text: string, headers: Headers = {}): FaultHandler {
  return function serveBody({ response }) {
    response.writeHead(200, { ...JSON_HEADERS, ...headers })
    response.end(text)
    return sent(200)
  }
}

/** A fault that answers a value as JSON. */
export function json(value: unknown, status = 200): FaultHandler {
  return function serveJson({ response }) {
    response.writeHead(status, JSON_HEADERS)
    response.end(JSON.stringify(value))
    return sent(status)
  }
}

/** Sends the page of HTML that stands for every error page. */
export function sendPage(response: ServerResponse, status: number, headers: Headers = {}): Outcome {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/html; charset=utf-8' })
  response.end(PAGE)
  return sent(status)
}

/** What became of a request that was answered with a status and no readable errors. */
export function sent(status: number): Outcome {
  return { status, errors: [] }
}
