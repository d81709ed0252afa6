import { stripFormatting } from '@longwire/irc'
import type { CompiledRules } from './compile-rules.ts'
import { findHighlights } from './highlighter.ts'
import type { TextRange } from './text-range.ts'

/**
 * What in a text calls for the person, in order and apart from each other, for a screen to mark. The ranges count in the
 * text without formatting codes (`stripFormatting` of @longwire/irc, which is what the spans of a text add up to).
 * `folded` is the folded name of the buffer.
 */
export function highlightRanges(text: string, rules: CompiledRules, folded: string): readonly TextRange[] {
  const here = rules.channels.get(folded)
  return findHighlights(stripFormatting(text), here === undefined ? [rules.everywhere] : [rules.everywhere, here])
}
