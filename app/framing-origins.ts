const LOOPBACK = /^(https?):\/\/(?:127\.0\.0\.1|localhost)(:\d+)?\/?$/

/**
 * Who may show the shop in a frame, for `frame-ancestors`: an emulated store on this machine, which
 * shows it beside its console. With a real store nobody.
 */
export function framingOrigins(storeDomain: string): readonly string[] {
  const [, scheme, port = ''] = LOOPBACK.exec(storeDomain) ?? []
  if (scheme === undefined) return ["'none'"]
  return ['127.0.0.1', 'localhost'].map((host) => `${scheme}://${host}${port}`)
}
