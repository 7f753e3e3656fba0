import { error, type Finding, ok, warn } from '../finding.ts'
import { peerRanges } from '../package-version.ts'
import { OWN_NAME, type Project } from '../project/read-project.ts'
import { satisfies } from '../project/satisfies.ts'

/** Whether Node, Next and React are of versions that this package is made for. */
export function checkVersions(project: Project | null, nodeVersion: string): readonly Finding[] {
  const node = ok('node', `Node is ${nodeVersion}.`)
  if (project === null) return [node, NO_PROJECT]
  const peers = (['next', 'react'] as const).map((name) => checkPeer(name, project))
  return [node, ...peers, ...checkOwn(project)]
}

const NO_PROJECT = warn(
  'project',
  'There is no package.json here, so only the environment and the store are checked.',
  'Start it in the folder of your storefront.',
)

function checkPeer(name: 'next' | 'react', { installed, dependencies }: Project): Finding {
  const range = peerRanges()[name]
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

function checkOwn({ dependencies }: Project): readonly Finding[] {
  if (dependencies[OWN_NAME] !== undefined) return []
  const message = `${OWN_NAME} is not a dependency of this project.`
  return [warn('project', message, `Install it: a build elsewhere does not find it.`)]
}
