import { isRatio } from './compare.ts'
import type { Compared } from './measure-all.ts'
import { PEERS } from './peer.ts'

/** The picture for those who hear a page: who is in it, with a figure each. All others are in the tables. */
export function pictureWords({ comparisons }: Compared): string {
  const beside = comparisons.filter(isRatio).filter(({ group }) => group === 'edge, beside others')
  const figures = ['ours, a session', ...PEERS].flatMap((name) => {
    const row = beside.find((each) => each.name === name)
    return row === undefined
      ? []
      : [`${name.replace(', a session', '')} ${row.throughput.median.toFixed(2)}`]
  })
  return `Throughput with a valid session, of the same storefront with a middleware that does nothing: ${figures.join(', ')}`
}
