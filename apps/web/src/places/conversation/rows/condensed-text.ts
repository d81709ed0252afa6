import type { Condensed, Line } from '@longwire/model'
import { isolated } from '../../../texts/direction.ts'
import { texts } from '../../../texts/texts.ts'

/** Names that are written out before the others are only counted. */
const named = 3

/** What a run of comings and goings came to, in words. */
export function condensedText(sum: Condensed, lines: readonly Line[]): string {
  const last = lines.at(-1)
  return last?.own === true ? ownText(sum, last) : othersText(sum)
}

/** Of what one did oneself there is one person to tell of: how it came out. */
function ownText({ joined, left, passed, renamed, modes }: Condensed, last: Line): string {
  const words = texts.conversation.own
  const passing = last.kind === 'part' || last.kind === 'quit' ? words.passed : words.returned
  return [
    ...(joined.length > 0 ? [words.joined] : []),
    ...(left.length > 0 ? [words.parted] : []),
    ...(passed.length > 0 ? [passing] : []),
    ...renamed.map(([, to]) => words.renamed(to)),
    ...(modes > 0 ? [texts.conversation.condensed.modes(modes)] : []),
  ].join(' · ')
}

function othersText(sum: Condensed): string {
  const words = texts.conversation.condensed
  const renamed = sum.renamed.map(([from, to]) => texts.conversation.renamed(from, to))
  return [
    ...said(sum.joined, words.joined),
    ...said(sum.left, words.left),
    ...sum.splits.map(({ servers, nicknames }) => words.split(list(servers), list(nicknames))),
    ...said(sum.healed, words.healed),
    ...said(sum.passed, words.passed),
    ...(renamed.length > named ? [words.renamed(renamed.length)] : renamed),
    ...said(sum.renamedBack, words.renamedBack),
    ...(sum.modes > 0 ? [words.modes(sum.modes)] : []),
  ].join(' · ')
}

function said(names: readonly string[], words: (names: string, count: number) => string): readonly string[] {
  return names.length === 0 ? [] : [words(list(names), names.length)]
}

function list(names: readonly string[]): string {
  const others = names.length - named
  const told = names.map(isolated)
  const shown = others > 1 ? [...told.slice(0, named), texts.conversation.condensed.others(others)] : told
  return new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(shown)
}
