// node scripts/search-run.ts SECRETS [FOLDERS…]: what the stores of a run of the browser tests have
// issued, a JSON a line in SECRETS, is in nothing that the run has left behind.
import { readFileSync } from 'node:fs'
import { type KeptSecret, searchArtefacts } from './search-artefacts.ts'

const [path = '', ...folders] = process.argv.slice(2)
const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
const secrets: readonly KeptSecret[] = lines.map((line) => JSON.parse(line))
const { files, findings } = searchArtefacts(['artifacts', ...folders], secrets)
console.log(`${secrets.length} secrets of the run, looked for in ${files} files`)
for (const { file, kind } of findings) console.error(`${file} holds a ${kind}`)
if (findings.length > 0 || secrets.length === 0) process.exit(1)
