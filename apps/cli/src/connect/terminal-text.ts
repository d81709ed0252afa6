import { stripFormatting } from '@longwire/irc'

/**
 * Text from others as a terminal may show it: without IRC formatting, and without anything that a terminal could obey
 * (C0, C1, ESC) or that turns the direction of what follows.
 */
export function terminalText(text: string): string {
  return withoutControls(stripFormatting(text))
}

/** The same for text in which formatting has no meaning, such as names. */
export function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these characters are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
}
