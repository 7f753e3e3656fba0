/**
 * Whether the visitor's browser speaks https to this site. `X-Forwarded-Proto` comes first,
 * because TLS usually ends before Next; Next sets it itself when nothing stands in front. A
 * visitor who forges it only changes the name and the attributes of their own cookie.
 */
export function isHttps(
  headers: Headers,
  url?: { readonly protocol: string } | undefined,
): boolean {
  const forwarded = headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ? `${forwarded}:` : url?.protocol) === 'https:'
}
