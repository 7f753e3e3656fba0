/** The classes of `account.module.css`, in Tailwind's words: the same look, in light and dark. */
const CLASSES: Readonly<Record<string, string>> = {
  page: 'min-h-dvh bg-white px-[max(1.5rem,calc(50%-11rem))] py-16 text-neutral-950 scheme-light-dark dark:bg-neutral-950 dark:text-neutral-50',
  title: 'mb-6 text-3xl font-bold',
  message: 'mb-6 rounded border-l-4 border-amber-600 bg-amber-600/10 px-4 py-3',
  form: 'grid gap-5',
  label: 'grid gap-1.5 font-semibold',
  input:
    'rounded-lg border border-gray-500 bg-transparent px-3 py-2.5 font-normal focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-blue-500',
  button:
    'inline-block cursor-pointer rounded-lg bg-blue-700 px-5 py-3 font-semibold text-white hover:bg-blue-800 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-blue-500',
  lines: 'mb-6 whitespace-pre-line not-italic',
  note: 'mb-6 opacity-80',
}

/**
 * A page of the templates with Tailwind's classes in the place of the CSS module.
 *
 * @throws {RangeError} for a class that has no words here.
 */
export function withTailwind(text: string): string {
  return text.replace(/^import styles from .*\n/m, '').replace(/\{styles\.(\w+)\}/g, (_, name) => {
    const classes = CLASSES[name]
    if (classes === undefined) throw new RangeError(`There are no classes for ${name}.`)
    return `"${classes}"`
  })
}
