// node scripts/pack-tarball.ts FOLDER: the tarball of the package, which has to be built.
import { packTarball } from './examples/tarball.ts'

packTarball(process.argv[2] ?? '.')
