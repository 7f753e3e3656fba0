// What TypeDoc leaves out and a reader wants to know.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Comment, Converter, ReflectionKind } from 'typedoc'

/** What is not exported there is the emulator's inside, and would be most of the page. */
const WITHOUT_INTERNALS = new Set(['emulator', 'playwright'])

/** After all that other plugins do. */
const LAST = -1_000_000

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
        module.name = pageName(module.name)
        introduce(module)
        tellWhatIsNotExported(module, project)
      }
      // Errors are made by the package and caught by others.
      for (const each of project.getReflectionsByKind(ReflectionKind.Constructor)) {
        project.removeReflection(each)
      }
      for (const each of Object.values(project.reflections)) nameTheError(each)
      for (const each of project.getReflectionsByKind(ReflectionKind.Variable)) describe(each)
    },
    LAST,
  )
}

/** `lib` is the page `index`, `lib/server` is `server`, `emulator/lib` is `emulator`. */
function pageName(module) {
  return module.replace(/^lib\/|\/lib$/, '').replace(/^lib$/, 'index')
}

/** Puts the first line of an entry point, which says where it runs, on top of its page. */
function introduce(module) {
  const text = sourceOf(module)
  const lines =
    text.match(
      /^\/\/ (?:next-storefront-session|storefront-emulator)[\s\S]*?(?=\n(?!\/\/))/m,
    )?.[0] ?? ''
  const sentence = lines
    .replace(/^\/\/ /gm, '')
    .replace(/^[^:]*: /, '')
    .replaceAll('\n', ' ')
  module.comment ??= new Comment([
    { kind: 'text', text: sentence.charAt(0).toUpperCase() + sentence.slice(1) },
  ])
}

function tellWhatIsNotExported(module, project) {
  const text = sourceOf(module)
  for (const child of [...(module.children ?? [])]) {
    if (new RegExp(`\\b${child.name}\\b`).test(text)) continue
    if (WITHOUT_INTERNALS.has(module.name)) {
      project.removeReflection(child)
    } else {
      child.comment ??= new Comment()
      child.comment.summary.push({ kind: 'text', text: '\n\n*Not exported.*' })
    }
  }
}

/** `export const { getSession } = …` is described where the function comes from. */
function describe(variable) {
  const [signature] = variable.type?.declaration?.signatures ?? []
  if (variable.comment !== undefined || signature?.comment === undefined) return
  variable.comment = signature.comment
  signature.comment = undefined
}

/** `@throws {ConfigurationError} when …`: TypeDoc skips the name, so it is looked up. */
function nameTheError({ comment }) {
  for (const { tag, content } of comment?.blockTags ?? []) {
    const [first] = content
    const name = tag === '@throws' && ERROR_BY_SENTENCE.get(first?.text.split('\n')[0])
    if (name)
      content.unshift({ kind: 'text', text: `[\`${name}\`](errors.md#${name.toLowerCase()}) ` })
  }
}

const ERROR_BY_SENTENCE = new Map(
  globSync('../../{lib,emulator/lib}/**/*.{ts,tsx}', { cwd: import.meta.dirname })
    .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(/@throws \{(\w+)\} (.*)/g)])
    .map(([, name, sentence]) => [sentence, name]),
)

function sourceOf({ name }) {
  const folder = name === 'emulator' ? 'emulator/lib' : name === 'index' ? 'lib' : `lib/${name}`
  return readFileSync(join(import.meta.dirname, '../..', folder, 'index.ts'), 'utf8')
}
