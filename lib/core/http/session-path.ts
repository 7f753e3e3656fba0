/** Where the session routes are mounted: `app/api/session/[[...action]]/route.ts`. */
export const SESSION_PATH = '/api/session'

/** The way on to Shopify after a log-out that was not made by a form. */
export const CONTINUE_LOGOUT_PATH = `${SESSION_PATH}/logout/continue`
