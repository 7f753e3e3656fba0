/**
 * Whether a version is in a range of carets such as `^15.5.18 || ^16.5.0-canary.14`, by npm's rules;
 * null if either is not written in numbers (`latest`, `workspace:*`). So a pre-release is in a range
 * only where one of the same release is named, and is not older than that.
 */
export function satisfies(version: string, range: string): boolean | null {
  const found = parse(version)
  const floors = range.split('||').map((each) => parse(each.replace(/^\s*\^/, '')))
  if (found === null || floors.includes(null)) return null
  return floors.some((floor) => floor !== null && isIn(found, floor))
}

interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
  /** `canary.14`, or nothing for a release. */
  readonly pre: string
}

function parse(text: string): Version | null {
  const [, major, minor = 0, patch = 0, pre = ''] =
    /^\s*(\d+)(?:\.(\d+)(?:\.(\d+))?)?(?:-([\w.-]+))?(?:\+.*)?\s*$/.exec(text) ?? []
  if (major === undefined) return null
  return { major: Number(major), minor: Number(minor), patch: Number(patch), pre }
}

/** Not below a floor, and below the next major. */
function isIn(found: Version, floor: Version): boolean {
  const { major, minor, patch, pre } = found
  if (major !== floor.major) return false
  const isSame = minor === floor.minor && patch === floor.patch
  if (pre !== '') return isSame && floor.pre !== '' && isNotOlder(pre, floor.pre)
  return minor !== floor.minor ? minor > floor.minor : patch >= floor.patch
}

/** `canary.100` is newer than `canary.14`. */
function isNotOlder(pre: string, floor: string): boolean {
  return pre.localeCompare(floor, 'en', { numeric: true }) >= 0
}
