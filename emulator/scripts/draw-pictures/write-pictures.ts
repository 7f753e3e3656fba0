// node emulator/scripts/draw-pictures/write-pictures.ts: emulator/assets/pictures/, compressed SVGs
// (.svgz) of what the functions of this folder draw. Run it after a change here; a test says when it
// is due. To look at one: npm run emulator, then /cdn/shop/files/speckled-mug.svg.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { DRAWINGS, PICTURES } from './drawings.ts'

rmSync(PICTURES, { recursive: true, force: true })
mkdirSync(PICTURES, { recursive: true })
for (const [name, draw] of Object.entries(DRAWINGS)) {
  writeFileSync(new URL(`${name}.svgz`, PICTURES), gzipSync(draw(), { level: 9 }))
}
