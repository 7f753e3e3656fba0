/** What a visitor can do about their session, by its name in the URL of the route handlers. */
export type SessionActionName =
  | 'login'
  | 'logout'
  | 'register'
  | 'recover'
  | 'reset'
  | 'activate'
  | 'password'

/** What a customer can do about their account; only through server actions. */
export type CustomerActionName =
  | 'profile'
  | 'address-create'
  | 'address-update'
  | 'address-delete'
  | 'address-default'

/** Everything that can be done. `multipass` is what a route handler of the shop's own asks for. */
export type AccountActionName = SessionActionName | CustomerActionName | 'multipass'
