/**
 * The anchor that a code host gives to a heading, and so the site too.
 *
 * @param {string} heading
 * @returns {string}
 */
export function headingAnchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}
