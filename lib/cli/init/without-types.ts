/**
 * A template without its types: interfaces, what a parameter is of, and type arguments of calls.
 * It knows the templates and no other TypeScript; a test parses what comes out.
 */
export function withoutTypes(template: string): string {
  return template
    .replace(/^interface \w+ \{\n(?: .*\n)*\}\n\n/gm, '')
    .replace(/: PageProps<'[^']*'>/g, '')
    .replace(/(\w)<\w+>\(/g, '$1(')
}
