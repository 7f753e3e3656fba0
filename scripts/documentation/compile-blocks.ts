import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { CodeBlock, Complaint } from './code-block.ts'
import { editions } from './editions.ts'

/** Blocks that are to be compiled, and where. */
export interface Compilation {
  readonly blocks: readonly CodeBlock[]
  /** Emptied before. A folder of the project, so that its packages are found. */
  readonly folder: string
  /** What a reader's project has already, file by file as it stands in there. */
  readonly given: string
  /** What is added to a block's end: what its reader need not be told. */
  readonly supplement?: (block: CodeBlock) => string
}

/**
 * Compiles blocks of code as strictly as the project itself, and complains by page and line. Each
 * line of a file is the line of its block, so nothing is put before it.
 */
export function compileBlocks(compilation: Compilation): readonly Complaint[] {
  const { blocks, folder, given, supplement = () => '' } = compilation
  rmSync(folder, { recursive: true, force: true })
  const files = editions(blocks).map(({ path, block }) => ({ path: join(folder, path), block }))
  for (const edition of new Set(files.map(({ path }) => editionOf(folder, path)))) {
    cpSync(given, edition, { recursive: true })
  }
  for (const { path, block } of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, block.text + supplement(block))
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig(folder), null, 2))
  const blockOf = new Map(files.map(({ path, block }) => [path, block]))
  return withoutRepetition(complaintsOf(runTsc(folder), { folder, blockOf }))
}

/** `folder/page/edition` of `folder/page/edition/path/to/file.ts`. */
function editionOf(folder: string, path: string): string {
  return join(folder, ...relative(folder, path).split('/').slice(0, 2))
}

function tsconfig(folder: string) {
  const root = relative(folder, '.')
  return {
    extends: `${root}/tsconfig.json`,
    compilerOptions: {
      incremental: false,
      // A rule of taste that few readers have: process.env.NAME is how everybody writes it.
      noPropertyAccessFromIndexSignature: false,
      plugins: [],
      types: ['node', 'react', 'react-dom', 'next', 'next/image-types/global'],
    },
    include: ['**/*.ts', '**/*.tsx', `${root}/.next/types/routes.d.ts`],
    exclude: [],
  }
}

function runTsc(folder: string): string {
  const { stdout, error } = spawnSync('tsc', ['-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  if (error !== undefined) throw error
  return stdout
}

const DIAGNOSTIC = /^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/

/** Errors in the library itself are another step's to tell, unless nothing is checked for them. */
function complaintsOf(
  output: string,
  { folder, blockOf }: { folder: string; blockOf: ReadonlyMap<string, CodeBlock> },
): readonly Complaint[] {
  return output.split('\n').flatMap((text) => {
    const [, path = '', number = '1', message = text] = DIAGNOSTIC.exec(text) ?? []
    const block = blockOf.get(path)
    if (block !== undefined) {
      return [{ page: block.page, line: block.line + Number(number) - 1, message }]
    }
    const isOurs = path.startsWith(folder) || (path === '' && /error TS\d/.test(text))
    return isOurs || isSyntax(message) ? [{ page: path, line: Number(number), message }] : []
  })
}

/** Where a file does not parse, tsc checks no types anywhere. */
function isSyntax(message: string): boolean {
  return /^TS1\d\d\d:/.test(message)
}

/** A block that stands in two editions has each of its errors twice. */
function withoutRepetition(complaints: readonly Complaint[]): readonly Complaint[] {
  const byText = new Map(complaints.map((complaint) => [JSON.stringify(complaint), complaint]))
  return [...byText.values()]
}
