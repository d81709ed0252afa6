import type { SearchQuery } from '@longwire/store'
import type { Corpus } from './store-corpus.ts'

/** What is asked of a store: its name, and the query of each round. */
export type Question = readonly [name: string, query: (round: number) => Partial<SearchQuery>]

/** The talk that questions are about. */
export interface Asked {
  readonly corpus: Corpus
  /** The one network of all buffers. */
  readonly network: string
  /** The busiest first. */
  readonly buffers: readonly number[]
  /** When it begins, in milliseconds since 1970, and how long it lasts. */
  readonly from: number
  readonly span: number
}

/** Searches of every kind. The word of rank r is about as common as 1 / (r + 1). */
export function questionsAbout({ corpus, network, buffers, from, span }: Asked): readonly Question[] {
  const quiet = buffers.slice(-1)
  const word = (rank: number) => corpus.word(rank)
  // The web asks each network for so many, and what is typed there without quotes may be the beginning of a word.
  const fromTheWeb = { networks: [network], kinds: ['privmsg', 'notice', 'action'], limit: 50 } as const
  return [
    ['rare word', (index) => ({ text: `"${word(50_000 + index)}"` })],
    ['common word', (index) => ({ text: `"${word(index % 20)}"` })],
    ['missing word', (index) => ({ text: `zzq${index}zz` })],
    ['beginning of a word, 3 letters', (index) => ({ text: word(3000 + index).slice(0, 3) })],
    ['beginning of a word, 2 letters', (index) => ({ text: word(index).slice(0, 2) })],
    ['part of a word', (index) => ({ text: `*${word(20_000 + index).slice(1, 5)}` })],
    ['two common words', (index) => ({ text: `"${word(index % 20)}" "${word(20 + (index % 20))}"` })],
    ['a common and a rare word', (index) => ({ text: `"${word(index % 20)}" "${word(30_000 + index)}"` })],
    ['two rare words', (index) => ({ text: `"${word(20_000 + index)}" "${word(30_000 + index)}"` })],
    ['phrase of two common words', (index) => ({ text: `"${word(index % 20)} ${word(20 + (index % 20))}"` })],
    ['phrase of two middling words', (index) => ({ text: `"${word(500 + index)} ${word(900 + index)}"` })],
    ['common word, quiet buffer', (index) => ({ text: `"${word(index % 20)}"`, buffers: quiet })],
    ['common word, unknown sender', (index) => ({ text: `"${word(index % 20)}"`, sender: 'nobody' })],
    ['common word, one sender', (index) => ({ text: `"${word(index % 20)}"`, sender: `nick${index * 3}` })],
    ['common word, old', (index) => ({ text: `"${word(index % 20)}"`, before: from + span / 10 })],
    ['links of a sender', (index) => ({ text: '', hasLink: true, sender: `nick${index * 3}` })],
    ['common word, as the web asks', (index) => ({ ...fromTheWeb, text: word(index % 20) })],
    [
      'two common words, as the web asks',
      (index) => ({ ...fromTheWeb, text: `${word(index % 20)} ${word(20 + (index % 20))}` }),
    ],
    [
      'phrase of two common words, as the web asks',
      (index) => ({ ...fromTheWeb, text: `"${word(index % 20)} ${word(20 + (index % 20))}"` }),
    ],
    ['two characters of CJK', () => ({ text: '東京' })],
  ]
}
