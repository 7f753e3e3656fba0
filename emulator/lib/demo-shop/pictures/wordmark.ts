import { escapeHtml } from '../../catalogue/description.ts'
import { element } from './markup.ts'
import { shade } from './palette.ts'

/** The name of a shop as its logo, in the format of the other pictures. */
export function drawWordmark(name: string): string {
  const canvas = { width: 1200, height: 1500, viewBox: '0 0 1200 1500' }
  const style = { 'font-family': 'Georgia, serif', 'font-size': 220, 'text-anchor': 'middle' }
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...canvas }, [
    element('text', { x: 600, y: 820, fill: shade, ...style }, [escapeHtml(name)]),
  ])
}
