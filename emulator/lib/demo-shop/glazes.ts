import { glaze } from './pictures/palette.ts'

/** The colour of each glaze that can be chosen: the one that it has in the pictures. */
export const glazes = {
  Oat: glaze.oat,
  Chalk: glaze.chalk,
  Fern: glaze.fern,
  Celadon: glaze.celadon,
  Rain: glaze.rain,
  Iron: glaze.iron,
  Blush: glaze.blush,
}
