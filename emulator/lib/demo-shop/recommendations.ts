/** What the potters would put beside a product, by handle. */
export const goesWith: Readonly<Record<string, readonly string[]>> = {
  'speckled-mug': ['round-teapot', 'breakfast-bowl'],
  'breakfast-bowl': ['speckled-mug', 'dinner-plate'],
  'dinner-plate': ['oval-platter', 'salt-cellar'],
  'espresso-cup': ['breakfast-bowl'],
  'round-teapot': ['speckled-mug'],
  'bud-vase': ['chamber-candlestick'],
  'oval-platter': ['dinner-plate', 'salt-cellar'],
}
