import { arch, cpus, totalmem } from 'node:os'
import project from '../package.json' with { type: 'json' }
import bench from './package.json' with { type: 'json' }

/** What this runs on. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${arch()}, Node ${process.versions.node}`
}

/** Next, and everybody who is measured or takes part in it. */
export function versions(): string {
  const { next } = project.devDependencies
  return Object.entries({ next, ...bench.dependencies })
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
}
