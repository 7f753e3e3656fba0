import { type Html, html } from './html.ts'

/** How a badge is coloured; its sign and its words say the same. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral'

const SIGNS: Readonly<Record<Tone, string>> = { good: '●', warning: '▲', bad: '✕', neutral: '○' }

/** A short word for a state. */
export function badge(tone: Tone, words: string | number): Html {
  return html`<span class="badge ${tone}"><span aria-hidden="true">${SIGNS[tone]}</span> ${words}</span>`
}
