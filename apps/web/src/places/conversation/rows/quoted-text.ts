import type { Line } from '@longwire/model'
import { withHonestLinks } from '../text/honest-links.ts'
import { lineText, spokenText } from './line-text.ts'

/** What a line says where it is not drawn itself, as among what was found: nothing hidden can be read, and links are as they lead. */
export function quotedText(line: Line): string {
  return withHonestLinks(lineText(line))
}

/** The same where the name of who said it stands before it, as above an answer. */
export function quotedWords(line: Line): string {
  return withHonestLinks(spokenText(line))
}
