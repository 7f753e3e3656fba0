import { formFields } from '../core/account/form-fields.ts'
import { type JsonObject, jsonObject } from '../core/http/json-object.ts'
import { readLimited } from '../core/http/read-limited.ts'
import type { ProblemCode } from '../core/messages/problem.ts'

/** How the visitor sent the input, and so how they want the answer: JSON, or a redirect. */
export type InputKind = 'json' | 'form'

/** The fields of a body, not yet validated; or why there are none. */
export type Input =
  | {
      readonly status: 'read'
      readonly kind: InputKind
      readonly fields: Readonly<Record<string, unknown>>
    }
  | { readonly status: 'refused'; readonly kind: InputKind; readonly code: ProblemCode }

/** Every field of the contract at its longest fits many times over. */
const LARGEST_BODY_BYTES = 16 * 1024

const MEDIA_TYPES: Readonly<Record<string, InputKind>> = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
  'multipart/form-data': 'form',
}

/**
 * Reads the body of a `POST`: JSON or a form. Fails closed on what it cannot read. An empty body
 * without a type is an empty input: that is how `curl -X POST` logs out.
 */
export async function readInput(request: Request): Promise<Input> {
  const contentType = request.headers.get('content-type') ?? ''
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const kind = Object.hasOwn(MEDIA_TYPES, mediaType) ? MEDIA_TYPES[mediaType] : undefined
  const body = await readLimited(request.body, LARGEST_BODY_BYTES)
  if (kind === undefined) {
    const isEmpty = body?.byteLength === 0 && contentType === ''
    return isEmpty
      ? { status: 'read', kind: 'json', fields: {} }
      : refused('json', 'UNSUPPORTED_MEDIA_TYPE')
  }
  if (body === null) return refused(kind, 'TOO_LARGE')
  const fields = kind === 'json' ? parseJson(body) : await parseForm(body, contentType)
  if (fields === undefined) return refused(kind, 'MALFORMED')
  return { status: 'read', kind, fields }
}

function refused(kind: InputKind, code: ProblemCode): Input {
  return { status: 'refused', kind, code }
}

/** JSON that is no object has no fields; validation then says which ones are missing. */
function parseJson(body: Uint8Array): JsonObject | undefined {
  try {
    return jsonObject(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))) ?? {}
  } catch {
    return undefined
  }
}

async function parseForm(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Record<string, unknown> | undefined> {
  try {
    const headers = { 'content-type': contentType }
    return formFields((await new Response(body, { headers }).formData()).entries())
  } catch {
    return undefined
  }
}
