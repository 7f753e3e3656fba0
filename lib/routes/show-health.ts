import { type NextRequest, NextResponse } from 'next/server.js'
import { healthReport } from '../core/health/health-report.ts'
import { healthToken } from '../core/health/health-token.ts'
import { isSameSecret } from '../core/health/is-same-secret.ts'
import { forbidStoring } from '../core/http/cache-control.ts'
import type { RequestContext } from '../core/request-context.ts'
import { isAllowed } from './is-allowed.ts'
import { jsonResponse, problemResponse } from './respond.ts'

/**
 * `GET …/health`: tells the operator how this process is. Not there unless a token is set. 200 also
 * where something is degraded, because sessions go on and no load balancer may take all instances out
 * for what they have in common; 503 then only for whoever asks with `?expect=ok`.
 */
export async function showHealth(
  context: RequestContext,
  request: NextRequest,
): Promise<NextResponse> {
  const token = healthToken(context.config.options)
  if (token === null) return problemResponse({ code: 'NOT_FOUND' })
  if (!isAllowed(request.method, 'GET')) {
    return problemResponse({ code: 'METHOD_NOT_ALLOWED', allow: 'GET' })
  }
  if (!(await isSameSecret(bearerOf(request), token))) return unauthorized()
  const report = await healthReport(context)
  const isUnexpected = report.status !== 'ok' && request.nextUrl.searchParams.get('expect') === 'ok'
  return jsonResponse(report, isUnexpected ? 503 : 200)
}

function bearerOf({ headers }: NextRequest): string {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? ''
}

/** RFC 6750 §3; without a body, because there is nothing to say. */
function unauthorized(): NextResponse {
  const headers = { 'WWW-Authenticate': 'Bearer realm="session health"' }
  const response = new NextResponse(null, { status: 401, headers })
  forbidStoring(response.headers)
  return response
}
