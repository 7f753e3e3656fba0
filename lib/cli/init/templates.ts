import { readFileSync } from 'node:fs'

/** What is in the folder `templates/`: the files that the documentation shows. */
export type Template =
  | 'account-page.tsx'
  | 'account.module.css'
  | 'emulator.env'
  | 'env.local'
  | 'hosted-account-page.tsx'
  | 'hosted-emulator.env'
  | 'hosted-login-page.tsx'
  | 'hosted.env'
  | 'login-page.tsx'
  | 'middleware.ts'
  | 'session-route.ts'

/** The text of a file that the documentation shows. */
export function template(name: Template): string {
  return readFileSync(new URL(`templates/${name}.txt`, import.meta.url), 'utf8')
}

/**
 * A template without its types: interfaces, what a parameter is of, and type arguments of calls.
 * It knows the templates and no other TypeScript; a test parses what comes out.
 */
export function withoutTypes(text: string): string {
  return text
    .replace(/^interface \w+ \{\n(?: .*\n)*\}\n\n/gm, '')
    .replace(/: PageProps<'[^']*'>/g, '')
    .replace(/(\w)<\w+>\(/g, '$1(')
}
