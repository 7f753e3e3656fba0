import { expect, test } from 'vitest'
import { ConfigurationError } from '../errors.ts'
import { accountPaths } from './account-paths.ts'

test('none has to be said', () => {
  expect(accountPaths({ options: {} })).toEqual({
    login: '/account/login',
    register: '/account/register',
    recover: '/account/recover',
    reset: '/account/reset',
    activate: '/account/activate',
    password: '/account/password',
    account: '/account',
    afterLogout: '/',
  })
})

test('each can be', () => {
  const paths = accountPaths({ options: { loginPath: '/konto/anmelden', afterLogoutPath: '/de' } })
  expect(paths).toMatchObject({ login: '/konto/anmelden', afterLogout: '/de', account: '/account' })
})

test.each(['account', 'https://elsewhere.example', '//elsewhere.example', '/\\\\elsewhere', ''])(
  'a path that is none of this site is refused by name: %s',
  (path) => {
    const read = () => accountPaths({ options: { loginPath: path, accountPath: path } })
    expect(read).toThrow(ConfigurationError)
    expect(read).toThrow(/loginPath must be a path[\s\S]*accountPath must be a path/)
  },
)
