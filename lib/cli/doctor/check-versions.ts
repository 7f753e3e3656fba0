import { error, type Finding, ok, warn } from '../finding.ts'
import { OWN_NAME, ownManifest } from '../own-package.ts'
import type { Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'

/** Whether Node, Next and React are of versions that this package is made for. */
export function checkVersions(project: Project | null): readonly Finding[] {
  const node = ok('node', `Node is ${process.versions.node}.`)
  if (project === null) return [node, NO_PROJECT]
  const own = project.dependencies[OWN_NAME] === undefined ? [NOT_INSTALLED] : []
  return [node, checkPeer('next', project), checkPeer('react', project), ...own]
}

const NO_PROJECT = warn(
  'project',
  'There is no package.json here, so only the environment and the store are checked.',
  'Run doctor in the folder of your storefront.',
)

const NOT_INSTALLED = warn(
  'project',
  `${OWN_NAME} is not a dependency of this project.`,
  'Install it: without it, a build on another machine fails.',
)

function checkPeer(name: 'next' | 'react', { installed, dependencies }: Project): Finding {
  const range = ownManifest().peerDependencies[name]
  const version = installed[name]
  if (version === null) {
    return dependencies[name] === undefined
      ? error(name, `${name} is not a dependency of this project.`, `It has to be ${range}.`)
      : warn(name, `${name} is not installed here.`, 'Install the dependencies first.')
  }
  return satisfies(version, range) === false
    ? error(name, `${name} is ${version}, and has to be ${range}.`, `Install another ${name}.`)
    : ok(name, `${name} is ${version}.`)
}
