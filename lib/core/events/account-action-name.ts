/** What a visitor can do about their session, by its name in the URL of the route handlers. */
export const SESSION_ACTIONS = [
  'login',
  'logout',
  'register',
  'recover',
  'reset',
  'activate',
  'password',
] as const

/** The name of such an action. */
export type SessionActionName = (typeof SESSION_ACTIONS)[number]

/** Whether a name is that of such an action. */
export function isSessionAction(name: string): name is SessionActionName {
  return (SESSION_ACTIONS as readonly string[]).includes(name)
}

/** What a customer can do about their account; only through server actions. */
export type CustomerActionName =
  | 'profile'
  | 'address-create'
  | 'address-update'
  | 'address-delete'
  | 'address-default'

/**
 * Everything that can be done. `multipass` is what a route handler of the shop's own asks for, and
 * `callback` is a log-in on Shopify's page.
 */
export type AccountActionName = SessionActionName | CustomerActionName | 'multipass' | 'callback'
