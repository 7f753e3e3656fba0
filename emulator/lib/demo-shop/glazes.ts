/** The colour of each glaze that can be chosen: the one that it has in the pictures. */
export const glazes = {
  Oat: '#ece2cf',
  Chalk: '#f1ebdf',
  Fern: '#8f9a78',
  Celadon: '#b3c0ab',
  Rain: '#8b9ba1',
  Iron: '#4a443f',
  Blush: '#d9b09a',
}
