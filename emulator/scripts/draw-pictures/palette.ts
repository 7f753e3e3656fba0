/** Glazes and raw clays, as the colour seen in full, even light. */
export const glaze = {
  oat: '#ece2cf',
  chalk: '#f1ebdf',
  fern: '#8f9a78',
  celadon: '#b3c0ab',
  rain: '#8b9ba1',
  honey: '#c7924e',
  rust: '#a95f40',
  iron: '#4a443f',
  blush: '#d9b09a',
} as const

/** What is left bare: the clay bodies, and the wood, wax and leaves that keep them company. */
export const material = {
  stoneware: '#c3a685',
  terracotta: '#bf7753',
  darkClay: '#7d5c47',
  oak: '#b98a58',
  cane: '#c29a63',
  wax: '#f0e4c8',
  leaf: '#6f7b58',
  dryLeaf: '#a98d62',
  coffee: '#3a241a',
  water: '#b9c4c2',
  lemon: '#dcb24c',
} as const

/** A wall and the table in front of it. */
export interface Backdrop {
  readonly wall: string
  readonly table: string
  /** How far the window light has wandered to the right since morning. */
  readonly sun: number
}

/** The rooms the pictures are taken in. */
export const backdrop = {
  linen: { wall: '#e6dccb', table: '#d3c3aa', sun: 0 },
  shell: { wall: '#e3cdbd', table: '#cfae97', sun: -70 },
  sage: { wall: '#cbcfbd', table: '#b2b69e', sun: 60 },
  mist: { wall: '#d2d6d2', table: '#b9bdb6', sun: 150 },
  straw: { wall: '#e6d3ab', table: '#d0b580', sun: -20 },
  dusk: { wall: '#cdb9a7', table: '#b2987f', sun: 110 },
} as const satisfies Record<string, Backdrop>

/** Shadows are warm, never black. */
export const shade = '#35211a'

/** Highlights are the colour of late morning. */
export const light = '#fff8ea'

/** The iron spots that surface in reduction firing. */
export const ironSpot = '#5b4334'
