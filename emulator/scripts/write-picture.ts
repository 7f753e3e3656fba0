import { writeFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'

/** Writes a picture of the documentation as WebP; fails if it is too large for a README. */
export async function writePicture(
  name: string,
  { picture, largest }: { readonly picture: Sharp; readonly largest: number },
): Promise<void> {
  const webp = await picture.webp({ quality: 88, effort: 6 }).toBuffer()
  if (webp.length > largest) throw new Error(`${name}: ${webp.length} bytes are too many.`)
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), webp)
  console.log(`emulator/docs/${name}: ${webp.length} bytes`)
}

const BACKGROUND = '#8a8f94'
const GAP = 20

/** Pictures of one size next to each other. */
export function sideBySide(
  shots: readonly Buffer[],
  size: { readonly width: number; readonly height: number },
): Sharp {
  const width = shots.length * (size.width + GAP) + GAP
  const height = size.height + 2 * GAP
  return sharp({ create: { width, height, channels: 3, background: BACKGROUND } }).composite(
    shots.map((input, index) => ({ input, top: GAP, left: GAP + index * (size.width + GAP) })),
  )
}
