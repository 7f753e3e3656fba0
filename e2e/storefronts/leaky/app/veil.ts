/** A token in letters that no encoding has, so that it crosses to the browser unseen. */
export function veil(token: string): string {
  return shifted(token, 0x4e00)
}

/** The token again, in the browser: what is done with it there is the only leak. */
export function unveil(veiled: string): string {
  return shifted(veiled, -0x4e00)
}

function shifted(text: string, by: number): string {
  return [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) + by)).join('')
}
