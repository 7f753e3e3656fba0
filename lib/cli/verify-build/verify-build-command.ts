import { parseOptions, type Terminal, UsageError, type Variables } from '../command.ts'
import { environmentWith, nextEnvironment } from '../environment/read-environment.ts'
import { exitCodeOf, type Finding, ok, showFinding, warn } from '../finding.ts'
import { type BuildFile, buildFiles, hasBuild } from './build-files.ts'
import { findPrivateText } from './find-private-text.ts'
import { findPublicNames } from './find-public-names.ts'
import { secretFinder } from './find-secrets.ts'
import { secretsOf } from './secrets-of.ts'

/** `next-storefront-session verify-build`: finds secrets and server code in a build. */
export async function runVerifyBuild(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args, {
    build: { type: 'string', default: '.next' },
    'env-file': { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  })
  if (!hasBuild(terminal.folder, options.build)) {
    throw new UsageError(`There is no build in ${options.build}. Run next build first.`)
  }
  const env = environmentOf(options['env-file'], terminal)
  const startedAt = performance.now()
  const searched = searchBuild(buildFiles(terminal.folder, options.build), env)
  const milliseconds = Math.round(performance.now() - startedAt)
  const { findings } = searched
  terminal.out(
    options.json
      ? `${JSON.stringify({ ...searched, milliseconds })}\n`
      : [...findings, summary(searched, milliseconds)].map(showFinding).join(''),
  )
  return exitCodeOf(findings)
}

/** What was searched and for what, and what was found. */
interface BuildSearch {
  readonly findings: readonly Finding[]
  readonly files: number
  readonly bytes: number
  /** The variables whose values were searched for. */
  readonly secrets: readonly string[]
}

/** Searches these files for the secrets of an environment, for server code and for tokens. */
function searchBuild(files: readonly BuildFile[], env: Variables): BuildSearch {
  const known = secretsOf(env)
  const findSecrets = secretFinder(known.secrets)
  let bytes = 0
  const inFiles = files.flatMap((file) => {
    const text = file.text()
    bytes += text.length
    return [...findSecrets(file, text), ...findPrivateText(file, text)]
  })
  return {
    findings: [
      ...inFiles,
      ...findPublicNames(env, known.secrets),
      ...known.tooPlain.map(tooPlainToFind),
    ],
    files: files.length,
    bytes,
    secrets: [...new Set(known.secrets.map(({ name }) => name))],
  }
}

/**
 * A leaked secret of `next dev` is a leak as well, so the files of both modes count. The environment
 * of the process comes on top of each.
 */
function environmentOf(files: readonly string[] | undefined, terminal: Terminal): Variables {
  if (files !== undefined) return environmentWith(files, terminal)
  return {
    ...nextEnvironment(terminal, 'development'),
    ...nextEnvironment(terminal, 'production'),
  }
}

function tooPlainToFind(name: string): Finding {
  const message = `The value of ${name} is a plain word, which would be found by chance: it was not searched for.`
  return warn('too-plain', message, 'Give it a value that cannot be guessed.')
}

function summary({ findings, files, bytes, secrets }: BuildSearch, milliseconds: number): Finding {
  const size = `${files} files, ${(bytes / 1_000_000).toFixed(1)} MB, ${milliseconds} ms`
  if (exitCodeOf(findings) !== 0) {
    return warn('summary', `Searched ${size}.`, 'Correct that, build again, and search again.')
  }
  if (secrets.length === 0) {
    const message = `No secret is set here, so only server code and tokens were searched for (${size}).`
    return warn('summary', message, 'Run it with the environment of the build, or with --env-file.')
  }
  return ok('summary', `Nothing was found of ${secrets.join(', ')} (${size}).`)
}
