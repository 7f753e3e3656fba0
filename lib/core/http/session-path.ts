/** Where the session routes are mounted: `app/api/session/[[...action]]/route.ts`. */
export const SESSION_PATH = '/api/session'
