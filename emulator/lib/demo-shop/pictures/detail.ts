/** A closer look at a picture: the middle half of its width and of its height. */
export function drawDetail(picture: string): string {
  return picture.replace('viewBox="0 0 1200 1500"', 'viewBox="300 560 600 750"')
}
