import type { Project } from '../project/read-project.ts'
import type { AppRoute } from '../project/source-files.ts'
import type { Accounts } from './choose-accounts.ts'
import { isOfPasswords } from './is-of-passwords.ts'
import { type Template, template, withoutTypes } from './templates.ts'
import { withTailwind } from './with-tailwind.ts'

/** A file that a storefront needs. */
export interface WantedFile {
  /** Relative to the project. */
  readonly path: string
  readonly text: string
  /** What it is for, in a few words. */
  readonly purpose: string
  /** What it serves. */
  readonly serves: AppRoute | 'every request' | 'both pages'
  /** Whether a file in its place is for the other kind of accounts. */
  readonly isOfOtherKind: (text: string) => boolean
  /** What another file in its place has to have instead. */
  readonly needs: string
}

/** How the files are wanted. */
export interface InitOptions {
  /** `proxy.ts`, on Node, in the place of `middleware.ts`. */
  readonly isProxy: boolean
  /** The emulator is the store. */
  readonly isEmulator: boolean
  /** How customers log in. */
  readonly accounts: Accounts
}

/** The files that the documentation shows, where they belong in this project and in its language. */
export function wantedFiles(
  project: Project,
  { isProxy, accounts }: Pick<InitOptions, 'isProxy' | 'accounts'>,
): readonly WantedFile[] {
  const app = project.appFolder ?? 'app'
  const name = isProxy ? 'proxy' : 'middleware'
  const files: readonly WantedFile[] = [
    {
      ...OF_BOTH_KINDS,
      path: `${project.sourceFolder}${name}.ts`,
      text: template('middleware.ts').replace('const middleware', `const ${name}`),
      purpose: 'renews sessions',
      serves: 'every request',
      needs: 'createSessionMiddleware()',
    },
    {
      ...OF_BOTH_KINDS,
      path: `${app}/api/session/[[...action]]/route.ts`,
      text: template('session-route.ts'),
      purpose: 'log in, log out, and who is signed in',
      serves: { kind: 'route', route: 'api/session/[[...action]]' },
      needs: 'createSessionRoutes()',
    },
    ...(accounts === 'oauth' ? hostedPages(app, project) : passwordPages(app, project)),
    ...(project.hasTailwind ? [] : [styles(app)]),
  ]
  return project.isTypeScript ? files : files.map(inJavaScript)
}

const OF_BOTH_KINDS = { isOfOtherKind: () => false }

function passwordPages(app: string, project: Project): readonly WantedFile[] {
  return [
    {
      ...loginPage(app, page('login-page.tsx', project)),
      ...OF_BOTH_KINDS,
      purpose: 'a form to log in',
      needs: 'a form that is sent to /api/session/login',
    },
    { ...accountPage(app, page('account-page.tsx', project)), ...OF_BOTH_KINDS },
  ]
}

function hostedPages(app: string, project: Project): readonly WantedFile[] {
  return [
    {
      ...loginPage(app, page('hosted-login-page.tsx', project)),
      isOfOtherKind: isOfPasswords,
      purpose: 'a link to Shopify’s page',
      needs: 'a link to /api/session/login, and no password',
    },
    {
      ...accountPage(app, page('hosted-account-page.tsx', project)),
      isOfOtherKind: isOfPasswords,
      needs: 'requireSession(), and documents of the Customer Account API',
    },
  ]
}

function loginPage(app: string, text: string) {
  const serves = { kind: 'page', route: 'account/login' } as const
  return { path: `${app}/account/login/page.tsx`, text, serves }
}

function accountPage(app: string, text: string) {
  const serves = { kind: 'page', route: 'account' } as const
  const purpose = 'asks for a session'
  return { path: `${app}/account/page.tsx`, text, serves, purpose, needs: 'requireSession()' }
}

function styles(app: string): WantedFile {
  return {
    ...OF_BOTH_KINDS,
    path: `${app}/account/account.module.css`,
    text: template('account.module.css'),
    purpose: 'how both pages look',
    serves: 'both pages',
    needs: 'the classes of both pages',
  }
}

function page(name: Template, { hasTailwind }: Project): string {
  return hasTailwind ? withTailwind(template(name)) : template(name)
}

function inJavaScript(file: WantedFile): WantedFile {
  return { ...file, path: file.path.replace(/\.ts(x?)$/, '.js$1'), text: withoutTypes(file.text) }
}
