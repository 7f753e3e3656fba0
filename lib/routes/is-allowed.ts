/** Whether a request is of this method. Next answers `HEAD` with the `GET` handler. */
export function isAllowed(method: string, allow: 'GET' | 'POST'): boolean {
  return method === allow || (method === 'HEAD' && allow === 'GET')
}
