/**
 * A text for comparing: lower case, without accents, each run of other signs one space. A point
 * within a number stays.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/(?!(?<=\d)\.\d)[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

/** Whether the last word of a phrase has to be whole or may be the start of one. */
export type LastWord = 'whole' | 'start'

/** Whether the words of a phrase stand in a text one after the other. */
export function containsPhrase(text: string, phrase: string, lastWord: LastWord): boolean {
  const wanted = plainWords(phrase)
  if (wanted === '') return false
  const end = lastWord === 'whole' ? ' ' : ''
  return ` ${plainWords(text)} `.includes(` ${wanted}${end}`)
}

/** Whether each word of a phrase stands somewhere in a text. */
export function containsWords(text: string, phrase: string, lastWord: LastWord): boolean {
  const words = plainWords(phrase).split(' ')
  return words.every((word, index) =>
    containsPhrase(text, word, index === words.length - 1 ? lastWord : 'whole'),
  )
}
