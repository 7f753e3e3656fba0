/** What a visitor can do about their session, by its name in the URL. */
export type AccountActionName =
  | 'login'
  | 'logout'
  | 'register'
  | 'recover'
  | 'reset'
  | 'activate'
  | 'password'
