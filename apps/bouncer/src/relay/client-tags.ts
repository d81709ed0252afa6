import type { Tags } from '@longwire/irc'

/** Client-only tags that last no longer than their line, or that are between a screen and the bouncer alone. */
const notKept: ReadonlySet<string> = new Set(['+typing', '+draft/typing', '+longwire/id'])

/** What most lines have of them; one for all. */
const none: Readonly<Record<string, string>> = {}

/**
 * The tags of a line that belong to what was said: client-only ones, the mark of a bot, which has no value, and the operator who
 * said it. Source: https://ircv3.net/specs/extensions/bot-mode, https://ircv3.net/specs/extensions/oper-tag
 */
export function tagsToShow(tags: Tags): Readonly<Record<string, string>> {
  if (tags.size === 0) return none
  return Object.fromEntries(
    [...tags].flatMap(([key, value]) => {
      if (key === 'bot') return [[key, '']]
      return key === 'draft/oper' || key.startsWith('+') ? [[key, value]] : []
    }),
  )
}

/** Those of them that are kept with the message. */
export function tagsToKeep(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  if (tags === none) return undefined
  const kept = Object.entries(tags).filter(([key]) => !notKept.has(key))
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
