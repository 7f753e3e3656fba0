import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type CommandStart,
  folderWith,
  removeFolders,
  runInProcess,
  snapshotOf,
} from '../command-fixture.ts'
import { locateFile } from './locate-file.ts'
import { replaceFile } from './replace-file.ts'

// Some start processes, and wait for the disk.
vi.setConfig({ testTimeout: 30_000 })

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const OLD = 'SESSION_PASSWORD=\n# kept\nA=1\n'
const WRITTEN = /SESSION_PASSWORD=[\w-]{43}/

/** A fresh app. */
const SHOP = {
  'package.json': '{ "dependencies": { "next": "16.4.5", "react": "19.3.1" } }',
  'app/layout.tsx': '',
}

let folder: string
let outside: string

beforeEach(() => {
  folder = folderWith(SHOP)
  outside = folderWith({ 'secret.txt': 'of somebody else', 'folder/kept.txt': 'kept' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  removeFolders()
})

const INIT = ['init', '--yes', '--force']
const PASSWORD = ['password', '--force', '--write', '.env.local']

function run(args: readonly string[], start: CommandStart = {}) {
  return runInProcess(args, { folder, ...start })
}

/** The same in a process that can be ended, for what might not end by itself. */
function runOnItsOwn(args: readonly string[]) {
  const options = { cwd: folder, encoding: 'utf8', timeout: 20_000, killSignal: 'SIGKILL' } as const
  return spawnSync(process.execPath, [MAIN, ...args], options)
}

/** A link of the project; what it leads to is from where it stands, unless it is absolute. */
function link(path: string, target: string): void {
  symlinkSync(target, join(folder, path))
}

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
  chmodSync(join(folder, path), mode)
}

const textOf = (path: string) => readFileSync(join(folder, path), 'utf8')
const modeOf = (path: string) => statSync(join(folder, path)).mode & 0o777
const isLink = (path: string) => lstatSync(join(folder, path)).isSymbolicLink()

/** Runs a command that has to be refused, here and outside without a trace. */
async function expectRefusal(args: readonly string[], start: CommandStart = {}): Promise<string> {
  const before = [snapshotOf(folder), snapshotOf(outside)]
  const { out, log, code } = await run(args, start)
  expect([snapshotOf(folder), snapshotOf(outside)]).toEqual(before)
  expect(log).toContain('\nNothing was written.')
  expect(out).not.toMatch(WRITTEN)
  expect(code).toBe(1)
  return log
}

describe.each([
  ['init', INIT],
  ['password', PASSWORD],
  ['password --rotate', [...PASSWORD, '--rotate']],
])('%s writes nothing', (_, args) => {
  test('over a link to a file outside of the project', async () => {
    link('.env.local', join(outside, 'secret.txt'))
    const log = await expectRefusal(args)
    expect(log).toContain(`.env.local is a link out of this folder, to ${outside}/secret.txt.`)
  })

  test('over a chain of links that ends outside', async () => {
    link('.env.local', '.env.next')
    link('.env.next', join(outside, 'secret.txt'))
    expect(await expectRefusal(args)).toContain(`.env.local is a link out of this folder, to`)
  })

  test.each(['new.txt', 'folder'])(
    'over a link to what is not a file outside: %s',
    async (name) => {
      link('.env.local', join(outside, name))
      expect(await expectRefusal(args)).toContain(join(outside, name))
    },
  )

  test('over a link to nothing', async () => {
    link('.env.local', 'shared/env')
    const log = await expectRefusal(args)
    expect(log).toContain('.env.local is a link to shared/env, which is not there.')
  })

  test('over a link in a circle', async () => {
    link('.env.local', '.env.next')
    link('.env.next', '.env.local')
    const log = await expectRefusal(args)
    expect(log).toContain('.env.local is a link that leads in a circle.')
  })

  test('over a link to a folder of the project', async () => {
    link('.env.local', 'app')
    const log = await expectRefusal(args)
    expect(log).toContain('.env.local leads to app, which is a folder.')
  })

  test('in the place of a folder', async () => {
    mkdirSync(join(folder, '.env.local'))
    expect(await expectRefusal(args)).toContain('.env.local is a folder.')
  })

  test.skipIf(process.platform === 'win32')('in the place of a pipe, nor waits for it', () => {
    spawnSync('mkfifo', [join(folder, '.env.local')])
    const before = snapshotOf(folder)
    const { stderr, status } = runOnItsOwn(args)
    expect(stderr).toContain('.env.local is a pipe.\nNothing was written.')
    expect(status).toBe(1)
    expect(snapshotOf(folder)).toEqual(before)
  })

  test.skipIf(process.platform === 'win32')('in the place of a socket', async () => {
    const server = createServer().listen(join(folder, '.env.local'))
    expect(await expectRefusal(args)).toContain('.env.local is a socket.')
    server.close()
  })

  test.skipIf(process.getuid?.() !== 0)('in the place of a device', async () => {
    spawnSync('mknod', [join(folder, '.env.local'), 'c', '1', '3'])
    expect(await expectRefusal(args)).toContain('.env.local is a device.')
  })

  test.skipIf(process.getuid?.() === 0)('in the place of a file that is locked', async () => {
    write('.env.local', OLD, 0o400)
    expect(await expectRefusal(args)).toContain('.env.local may not be read and written.')
  })

  test.skipIf(process.getuid?.() === 0)('into a folder that is locked', async () => {
    write('.env.local', OLD)
    chmodSync(folder, 0o500)
    expect(await expectRefusal(args)).toContain('may not be read and written.')
    chmodSync(folder, 0o700)
  })
})

test('the name of a link and its goal cannot move the cursor of a terminal', async () => {
  link('.env.local', 'gone\u001b[2J\u009b1A\u202e')
  const log = await expectRefusal(PASSWORD)
  expect(log).toContain(String.raw`gone\u{1b}[2J\u{9b}1A\u{202e}`)
})

describe('password writes nothing outside of its folder', () => {
  test.each([
    ['a name that leads up', () => '../new.env'],
    ['a name from the top', () => join(outside, 'secret.txt')],
    ['the folder itself', () => '.'],
  ])('by %s', async (_, name) => {
    const file = name()
    expect(await expectRefusal(['password', '--write', file])).toContain(file)
  })

  test('over a folder that is a link, also several folders deep', async () => {
    mkdirSync(join(folder, 'deep'))
    link('deep/shared', outside)
    for (const file of ['deep/shared/.env.local', 'deep/shared/new/folder/.env.local']) {
      const log = await expectRefusal(['password', '--write', file])
      expect(log).toContain(`deep/shared is a link out of this folder, to ${outside}.`)
    }
  })

  test('nor below a file, or below a link to one', async () => {
    link('other.json', 'package.json')
    expect(await expectRefusal(['password', '--write', 'package.json/.env'])).toContain(
      'package.json is no folder, and one is needed there.',
    )
    expect(await expectRefusal(['password', '--write', 'other.json/.env'])).toContain('no folder')
  })

  test('over a link that leaves and comes back, it writes where it ends', async () => {
    write('shared/.env', OLD)
    symlinkSync(join(folder, 'shared'), join(outside, 'back'))
    link('out', outside)
    const before = snapshotOf(outside)
    const { code } = await run(['password', '--write', 'out/back/.env'])
    expect(code).toBe(0)
    expect(snapshotOf(outside)).toEqual(before)
    expect(textOf('shared/.env')).toMatch(WRITTEN)
    expect(modeOf('shared/.env')).toBe(0o600)
  })
})

describe('of a plan with one bad target, nothing at all is written', () => {
  test.each(['app/account', 'app/account/login', 'app/api', 'app/api/session'])(
    'where the folder %s is a link outside',
    async (path) => {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      link(path, outside)
      expect(await expectRefusal(INIT)).toContain(`${path} is a link out of this folder, to `)
    },
  )

  test('where the app itself is a link outside', async () => {
    renameSync(join(folder, 'app'), join(outside, 'app'))
    link('app', join(outside, 'app'))
    const log = await expectRefusal(INIT)
    expect(log.match(/^app is a link out of this folder/gm)).toHaveLength(1)
  })

  test.each(['middleware.ts', 'app/account/page.tsx'])(
    'where %s is a link to nothing',
    async (path) => {
      write('tsconfig.json', '{}')
      mkdirSync(join(folder, 'app/account'))
      link(path, join(outside, 'new.txt'))
      expect(await expectRefusal(INIT)).toContain(`${path} is a link to ${outside}/new.txt`)
    },
  )

  test('where a page outside would be replaced, but not where it stays', async () => {
    write('tsconfig.json', '{}')
    mkdirSync(join(folder, 'app/account'))
    link('app/account/page.tsx', join(outside, 'secret.txt'))
    expect(await expectRefusal(INIT)).toContain('app/account/page.tsx is a link out of')
    const before = snapshotOf(outside)
    const { code } = await run(['init', '--yes'])
    expect(code).toBe(0)
    expect(snapshotOf(outside)).toEqual(before)
    expect(isLink('app/account/page.tsx')).toBe(true)
  })

  test('where a file stands for a folder', async () => {
    write('app/account', '')
    expect(await expectRefusal(INIT)).toContain('app/account is no folder')
  })

  test('where two of its files are one', async () => {
    write('shared.ts', '')
    link('.env.local', 'shared.ts')
    link('middleware.js', 'shared.ts')
    const log = await expectRefusal(INIT)
    expect(log).toContain('middleware.js and .env.local are one file, over a link.')
  })

  test('and --dry-run says so, and nobody is asked', async () => {
    link('.env.local', join(outside, 'secret.txt'))
    await expectRefusal(['init', '--dry-run'])
    const ask = vi.fn(() => 'y')
    await expectRefusal(['init'], { answers: [ask] })
    expect(ask).not.toHaveBeenCalled()
  })

  test('also where a link has come while a person thought', async () => {
    const before = snapshotOf(outside)
    const linkAndAgree = () => {
      link('.env.local', join(outside, 'secret.txt'))
      return 'y'
    }
    const { code, log } = await run(['init'], { answers: [linkAndAgree] })
    expect(code).toBe(1)
    expect(log).toContain('.env.local is a link out of this folder')
    expect(snapshotOf(outside)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['.env.local', 'app', 'package.json'])
  })
})

test('an app with links in circles is read to its end, and keeps its pages', () => {
  const page = 'export default function Mine() {}'
  write('tsconfig.json', '{}')
  write('app/page.tsx', page)
  link('app/account', '.')
  link('app/again', '../app')
  expect(runOnItsOwn(['init', '--yes']).status).toBe(0)
  expect(textOf('app/page.tsx')).toBe(page)
})

describe('a link that stays inside', () => {
  test.each(['shared/env', '.env.next', 'absolute'])('is followed: %s', async (target) => {
    write('shared/env', OLD)
    link('.env.next', 'shared/env')
    link('.env.local', target === 'absolute' ? join(folder, 'shared/env') : target)
    const { code, log } = await run(PASSWORD)
    expect(code).toBe(0)
    expect(isLink('.env.local')).toBe(true)
    expect(lstatSync(join(folder, 'shared/env')).isFile()).toBe(true)
    expect(textOf('shared/env')).toMatch(/^SESSION_PASSWORD=[\w-]{43}\n# kept\nA=1\n$/)
    expect(modeOf('shared/env')).toBe(0o600)
    expect(log).toContain('.env.local is behind a link: shared/env was written.')
  })

  test('is followed by init too, also a folder', async () => {
    write('shared/account/kept.txt', 'kept')
    link('app/account', '../shared/account')
    const { code, log } = await run(INIT)
    expect(code).toBe(0)
    expect(textOf('shared/account/login/page.jsx')).toContain("sessionPath('login')")
    expect(isLink('app/account')).toBe(true)
    expect(log).toContain(
      'app/account/page.jsx is behind a link: shared/account/page.jsx was written.',
    )
  })

  test('is none if it is the project’s own folder', async () => {
    const alias = join(outside, 'alias')
    symlinkSync(folder, alias)
    const { code, log } = await run(INIT, { folder: alias })
    expect(code).toBe(0)
    expect(log).toBe('')
    expect(textOf('.env.local')).toMatch(WRITTEN)
  })
})

describe.skipIf(process.platform === 'win32')('permissions', () => {
  let usual: number
  beforeEach(() => {
    usual = process.umask()
  })
  afterEach(() => void process.umask(usual))

  async function runUnder(umask: number, args: readonly string[]) {
    process.umask(umask)
    expect((await run(args)).code).toBe(0)
    process.umask(usual)
  }

  test.each([0, 0o022, 0o077, 0o777])(
    'whatever the umask, a new and an old file with secrets are for their owner only: %o',
    async (umask) => {
      // With the last one, nobody but root could use the folders that init makes.
      for (const args of umask === 0o777 ? [PASSWORD] : [INIT, PASSWORD]) {
        rmSync(join(folder, '.env.local'), { force: true })
        await runUnder(umask, args)
        expect(modeOf('.env.local')).toBe(0o600)
        write('.env.local', OLD, 0o644)
        await runUnder(umask, args)
        expect(modeOf('.env.local')).toBe(0o600)
        expect(textOf('.env.local')).toMatch(WRITTEN)
      }
    },
  )

  test.each([
    [0, 0o666],
    [0o027, 0o640],
  ])('with a umask of %o, a new source has the usual ones', async (umask, mode) => {
    await runUnder(umask, INIT)
    expect(modeOf('middleware.js')).toBe(mode)
    expect(modeOf('app/account/page.jsx')).toBe(mode)
  })

  test.each([0o644, 0o640, 0o666, 0o700, 0o777])(
    'an open file with secrets is narrowed, and it says so: %o',
    async (mode) => {
      for (const args of [INIT, PASSWORD]) {
        write('.env.local', OLD, mode)
        const { log, code } = await run(args)
        expect(code).toBe(0)
        expect(modeOf('.env.local')).toBe(0o600)
        expect(textOf('.env.local')).toMatch(/^SESSION_PASSWORD=[\w-]{43}\n# kept\nA=1\n/)
        const octal = mode.toString(8).padStart(4, '0')
        expect(log).toContain(`.env.local had the permissions ${octal}. It has 0600 now`)
      }
    },
  )

  test('of a file that was closed before nothing is said', async () => {
    write('.env.local', OLD, 0o600)
    expect((await run(INIT)).log).toBe('')
    expect(modeOf('.env.local')).toBe(0o600)
  })

  test('of a file that keeps its password nothing is changed', async () => {
    write('.env.local', `SESSION_PASSWORD=${'0a'.repeat(20)}\n`, 0o644)
    const before = snapshotOf(folder)
    expect((await run(['password', '--write', '.env.local'])).code).toBe(1)
    expect(snapshotOf(folder)).toEqual(before)
  })

  test.each([0o600, 0o644, 0o755, 0o666])('a source keeps its own: %o', async (mode) => {
    write('app/account/page.jsx', 'export default Mine', mode)
    expect((await run(INIT)).code).toBe(0)
    expect(textOf('app/account/page.jsx')).toContain('requireSession')
    expect(modeOf('app/account/page.jsx')).toBe(mode)
  })

  test.skipIf(process.getuid?.() !== 0)('owner and group stay', async () => {
    for (const path of ['.env.local', 'app/account/page.jsx']) {
      write(path, OLD)
      chownSync(join(folder, path), 12_345, 23_456)
    }
    expect((await run(INIT)).code).toBe(0)
    for (const path of ['.env.local', 'app/account/page.jsx']) {
      expect(statSync(join(folder, path))).toMatchObject({ uid: 12_345, gid: 23_456 })
    }
    expect(modeOf('.env.local')).toBe(0o600)
  })

  test('a hard link to a file outside is cut: that file has no secret', async () => {
    linkSync(join(outside, 'secret.txt'), join(folder, '.env.local'))
    expect((await run(PASSWORD)).code).toBe(0)
    expect(textOf('.env.local')).toMatch(WRITTEN)
    expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('of somebody else')
  })

  test('not for a moment is the password in a file that others may read', async () => {
    const seen = new Int32Array(new SharedArrayBuffer(8))
    const looker = new Worker(LOOKER, { eval: true, workerData: { folder, seen } })
    await vi.waitUntil(() => seen[0] !== 0)
    for (let turn = 0; turn < 80; turn += 1) {
      write('.env.local', OLD, 0o644)
      expect((await run(PASSWORD)).code).toBe(0)
    }
    await looker.terminate()
    expect(seen[0]).toBeGreaterThan(80)
    expect(seen[1]).toBe(0)
  })
})

/** Opens what is open to others, as often as it can, and looks for a password in it, also later. */
const LOOKER = `
const { closeSync, fstatSync, openSync, readdirSync, readSync } = require('node:fs')
const { folder, seen } = require('node:worker_threads').workerData
const held = []
const bytes = Buffer.alloc(1000)
for (;;) {
  for (const name of readdirSync(folder)) {
    try {
      const file = openSync(folder + '/' + name)
      if (fstatSync(file).isFile() && (fstatSync(file).mode & 0o077) !== 0) held.push(file)
      else closeSync(file)
    } catch {}
  }
  for (const file of held) {
    const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, 1000, 0))
    if (/SESSION_PASSWORD=[\\w-]{43}/.test(text)) seen[1] += 1
  }
  while (held.length > 10) closeSync(held.shift())
  seen[0] += 1
}`

describe.skipIf(process.platform === 'win32')('a write that fails', () => {
  /** Runs the command where no file can become longer than so many kilobytes. */
  function runWithin(kilobytes: number, args: readonly string[]) {
    const command = `ulimit -f ${kilobytes}; exec "$0" "$@"`
    const options = { cwd: folder, encoding: 'utf8' } as const
    return spawnSync('bash', ['-c', command, process.execPath, MAIN, ...args], options)
  }

  test('leaves the old file as it was, its permissions too, and nothing beside it', () => {
    write('.env.local', `${OLD}${'# long\n'.repeat(2000)}`, 0o644)
    const { mtimeMs: _, ...before } = statSync(join(folder, '.env.local'))
    const text = textOf('.env.local')
    const { status, stderr, stdout } = runWithin(8, PASSWORD)
    expect(stderr).toBe('.env.local could not be written (EFBIG), and is as it was.\n')
    expect(stdout).toBe('')
    expect(status).toBe(1)
    expect(textOf('.env.local')).toBe(text)
    expect(statSync(join(folder, '.env.local'))).toMatchObject({
      ino: before.ino,
      mode: before.mode,
    })
    expect(readdirSync(folder).sort()).toEqual(['.env.local', 'app', 'package.json'])
  })

  test('says what was written before it', () => {
    write('.env.local', `${OLD}${'# long\n'.repeat(2000)}`)
    const { status, stderr } = runWithin(8, INIT)
    expect(stderr).toContain('.env.local could not be written (EFBIG), and is as it was.\n')
    expect(stderr).toContain('Written before: middleware.js, app/api/session/')
    expect(status).toBe(1)
  })
})

describe('what changes between the look and the write', () => {
  const content = { text: 'SESSION_PASSWORD=new\n', holdsSecrets: true }

  function located(path: string) {
    const file = locateFile(folder, path)
    return file.status === 'located' ? file : expect.fail(file.problem)
  }

  /** Looks at a file, lets something happen, and expects that it is not written. */
  function expectChanged(path: string, happen: () => void): void {
    const file = located(path)
    happen()
    const before = [snapshotOf(folder), snapshotOf(outside)]
    const why = replaceFile(file, content)
    expect(why).toBe('it has changed meanwhile')
    expect(snapshotOf(outside)).toEqual(before[1])
    expect(Object.values(snapshotOf(folder)).join()).not.toContain('SESSION_PASSWORD=new')
  }

  test('a folder becomes a link outside', () => {
    write('shared/.env', OLD)
    expectChanged('shared/.env', () => {
      rmSync(join(folder, 'shared'), { recursive: true })
      link('shared', outside)
    })
  })

  test.each([1, 2, 3, 4])('the same, while it writes: moment %i', (moment) => {
    write('shared/.env', OLD)
    const asked: string[] = []
    // Whenever the writer asks for one of these, it has done the step before.
    const ask = <Answer>(name: string, answer: Answer): Answer => {
      asked.push(name)
      if (asked.length !== moment) return answer
      renameSync(join(folder, 'shared'), join(folder, 'moved'))
      link('shared', outside)
      return answer
    }
    const before = Object.keys(snapshotOf(outside))
    const why = replaceFile(located('shared/.env.new'), {
      get text() {
        return ask('text', content.text)
      },
      get holdsSecrets() {
        return ask('holdsSecrets', true)
      },
    })
    expect(why).toBe(moment === 3 ? 'ENOENT' : 'it has changed meanwhile')
    expect(asked.includes('text')).toBe(moment === 4)
    expect(Object.keys(snapshotOf(outside))).toEqual(before)
    expect(textOf('moved/.env')).toBe(OLD)
  })

  test('a folder that is needed is a link outside by now', () => {
    expectChanged('new/folder/.env', () => link('new', outside))
  })

  test('somebody else writes the file, or makes it', () => {
    write('.env.local', OLD)
    expectChanged('.env.local', () => writeFileSync(join(folder, '.env.local'), `${OLD}B=2\n`))
    expectChanged('.env.other', () => writeFileSync(join(folder, '.env.other'), OLD))
  })

  test('the file becomes a link', () => {
    write('.env.local', OLD)
    expectChanged('.env.local', () => {
      rmSync(join(folder, '.env.local'))
      link('.env.local', join(outside, 'secret.txt'))
    })
  })
})

test('where there are no permissions, as on Windows, nothing is said of them', async () => {
  write('.env.local', OLD, 0o644)
  vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }))
  const { log, code } = await run(PASSWORD)
  expect(code).toBe(0)
  expect(log).toBe('SESSION_PASSWORD is in .env.local. Keep that file out of the repository.\n')
  expect(textOf('.env.local')).toMatch(WRITTEN)
})

test('one file of the command writes into a project', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const writers = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|-fixture\.ts$/.test(path))
    .filter((path) => WRITES.test(readFileSync(join(root, path), 'utf8')))
  expect(writers.sort()).toEqual(['project-files/replace-file.ts'])
})

/** What of `node:fs` changes something. */
const WRITES =
  /\b(?:writeFile|appendFile|mkdir|mkdtemp|rename|copyFile|cp|symlink|link|chmod|chown|truncate|rm|unlink|open|createWriteStream)(?:Sync)?\b[^'"]*from 'node:fs|from 'node:fs\/promises'/
