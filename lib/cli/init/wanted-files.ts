import type { Project } from '../project/read-project.ts'
import type { AppRoute } from '../project/source-files.ts'
import { template, withoutTypes } from './templates.ts'
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
}

/** How the files are wanted. */
export interface InitOptions {
  /** `proxy.ts`, on Node, in the place of `middleware.ts`. */
  readonly isProxy: boolean
  /** The emulator is the store. */
  readonly isEmulator: boolean
}

/** The files that the documentation shows, where they belong in this project and in its language. */
export function wantedFiles(
  project: Project,
  { isProxy }: Pick<InitOptions, 'isProxy'>,
): readonly WantedFile[] {
  const app = project.appFolder ?? 'app'
  const name = isProxy ? 'proxy' : 'middleware'
  const files: readonly WantedFile[] = [
    {
      path: `${project.sourceFolder}${name}.ts`,
      text: template('middleware.ts').replace('const middleware', `const ${name}`),
      purpose: 'renews sessions',
      serves: 'every request',
    },
    {
      path: `${app}/api/session/[[...action]]/route.ts`,
      text: template('session-route.ts'),
      purpose: 'log in, log out, and who is signed in',
      serves: { kind: 'route', route: 'api/session/[[...action]]' },
    },
    {
      path: `${app}/account/login/page.tsx`,
      text: page('login-page.tsx', project),
      purpose: 'a form to log in',
      serves: { kind: 'page', route: 'account/login' },
    },
    {
      path: `${app}/account/page.tsx`,
      text: page('account-page.tsx', project),
      purpose: 'asks for a session',
      serves: { kind: 'page', route: 'account' },
    },
    ...(project.hasTailwind ? [] : [styles(app)]),
  ]
  return project.isTypeScript ? files : files.map(inJavaScript)
}

function styles(app: string): WantedFile {
  return {
    path: `${app}/account/account.module.css`,
    text: template('account.module.css'),
    purpose: 'how both pages look',
    serves: 'both pages',
  }
}

function page(name: 'login-page.tsx' | 'account-page.tsx', { hasTailwind }: Project): string {
  return hasTailwind ? withTailwind(template(name)) : template(name)
}

function inJavaScript(file: WantedFile): WantedFile {
  return { ...file, path: file.path.replace(/\.ts(x?)$/, '.js$1'), text: withoutTypes(file.text) }
}
