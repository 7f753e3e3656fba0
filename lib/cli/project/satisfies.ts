/**
 * Whether a version is in a range of carets such as `^15.5.18 || ^16.2.6`; null if either is not
 * written in numbers (`latest`, `workspace:*`). A pre-release counts as its release.
 */
export function satisfies(version: string, range: string): boolean | null {
  const found = numbers(version)
  const floors = range.split('||').map((each) => numbers(each.replace(/^\s*\^/, '')))
  if (found === null || floors.includes(null)) return null
  return floors.some((floor) => floor !== null && isAbove(found, floor))
}

type Version = readonly [major: number, minor: number, patch: number]

function numbers(text: string): Version | null {
  const [, major, minor, patch] =
    /^\s*(\d+)(?:\.(\d+)(?:\.(\d+))?)?(?:[-+].*)?\s*$/.exec(text) ?? []
  return major === undefined ? null : [Number(major), Number(minor ?? 0), Number(patch ?? 0)]
}

/** Above a floor and below the next major. */
function isAbove([major, minor, patch]: Version, floor: Version): boolean {
  if (major !== floor[0]) return false
  return minor !== floor[1] ? minor > floor[1] : patch >= floor[2]
}
