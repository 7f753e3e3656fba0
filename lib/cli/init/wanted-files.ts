import type { Project } from '../project/read-project.ts'
import type { AppRoute } from '../project/route-of.ts'
import { ACCOUNT_PAGE } from './templates/account-page.ts'
import { LOGIN_PAGE } from './templates/login-page.ts'
import { MIDDLEWARE } from './templates/middleware.ts'
import { SESSION_ROUTE } from './templates/session-route.ts'
import { withoutTypes } from './without-types.ts'

/** A file that a storefront needs. */
export interface WantedFile {
  /** Relative to the project. */
  readonly path: string
  readonly text: string
  /** What it is for, in a few words. */
  readonly purpose: string
  /** What it serves; null for the middleware. */
  readonly serves: AppRoute | null
}

/** How the files are wanted. */
export interface Wish {
  /** `proxy.ts`, on Node, in the place of `middleware.ts`. */
  readonly isProxy: boolean
}

/** The files of the README, where they belong in this project and in its language. */
export function wantedFiles(project: Project, { isProxy }: Wish): readonly WantedFile[] {
  const app = project.appFolder ?? 'app'
  const name = isProxy ? 'proxy' : 'middleware'
  const files: readonly WantedFile[] = [
    {
      path: `${project.sourceFolder}${name}.ts`,
      text: isProxy ? MIDDLEWARE.replace('const middleware', 'const proxy') : MIDDLEWARE,
      purpose: 'renews sessions',
      serves: null,
    },
    {
      path: `${app}/api/session/[[...action]]/route.ts`,
      text: SESSION_ROUTE,
      purpose: 'log in, log out, and who is signed in',
      serves: { kind: 'route', route: 'api/session/[[...action]]' },
    },
    {
      path: `${app}/account/login/page.tsx`,
      text: LOGIN_PAGE,
      purpose: 'a form to log in',
      serves: { kind: 'page', route: 'account/login' },
    },
    {
      path: `${app}/account/page.tsx`,
      text: ACCOUNT_PAGE,
      purpose: 'asks for a session',
      serves: { kind: 'page', route: 'account' },
    },
  ]
  const fitting = project.hasCacheComponents ? files.map(withLeaveToWait) : files
  return project.isTypeScript ? fitting : fitting.map(inJavaScript)
}

/**
 * Where Cache Components are on, a build fails at a page that has to know its visitor before it
 * shows anything, unless the page says so; where they are not, it fails at a page that does.
 */
function withLeaveToWait(file: WantedFile): WantedFile {
  const text = file.text.replace(/^(?=export default async function)/m, `${LEAVE_TO_WAIT}\n\n`)
  return file.serves?.kind === 'page' ? { ...file, text } : file
}

const LEAVE_TO_WAIT = 'export const instant = false'

function inJavaScript(file: WantedFile): WantedFile {
  return { ...file, path: file.path.replace(/\.ts(x?)$/, '.js$1'), text: withoutTypes(file.text) }
}
