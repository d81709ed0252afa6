import { formatSource, IrcError, type Source } from '@longwire/irc'

/** A source as it is kept: a network may send one that none can be, and such a sender is kept without a name. */
export function sourceText(source: Source | undefined): string {
  if (source === undefined) return ''
  try {
    return formatSource(source)
  } catch (error) {
    if (error instanceof IrcError) return ''
    throw error
  }
}
