import { stripFormatting } from '@longwire/irc'

/** Text from the network as a terminal may have it: without colours, and without what a terminal would obey. */
export function printable(text: string): string {
  return stripFormatting(text).replace(/\p{Cc}|\p{Bidi_Control}/gu, '\u{FFFD}')
}

/** Prints a line that may hold text from the network. */
export function print(line: string): void {
  console.log(printable(line))
}
