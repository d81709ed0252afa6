import type { MessageInit, Tags } from '@longwire/irc'

/** A message with the tags that `keep` holds on to; the same object where it keeps all of them. */
export function keepTags(message: MessageInit, keep: (key: string) => boolean): MessageInit {
  if (message.tags === undefined) return message
  const tags = recordOf(message)
  const keys = Object.keys(tags)
  if (keys.every(keep)) return message
  const kept: Record<string, string> = {}
  let any = false
  for (const key of keys) {
    if (!keep(key)) continue
    any = true
    put(kept, key, tags[key] ?? '')
  }
  return withTags(message, any ? kept : undefined)
}

/** The value of a message's tag; undefined where it has none. */
export function tagOf(message: MessageInit, tag: string): string | undefined {
  const { tags } = message
  if (tags === undefined) return undefined
  if (isMap(tags)) return tags.get(tag)
  return Object.hasOwn(tags, tag) ? tags[tag] : undefined
}

/**
 * A message with more tags; those given win over those that it had, and stand before them: a client's own tags may not push
 * ours out of the line. Source: https://ircv3.net/specs/extensions/message-tags#client-only-tags
 */
export function addTags(message: MessageInit, more: Readonly<Record<string, string>>): MessageInit {
  return withTags(message, { ...more, ...recordOf(message), ...more })
}

const none: Readonly<Record<string, string>> = {}

function recordOf({ tags }: MessageInit): Readonly<Record<string, string>> {
  if (tags === undefined) return none
  return isMap(tags) ? Object.fromEntries(tags) : tags
}

/** Written out, because every line to every screen passes here. */
function withTags({ source, command, params }: MessageInit, tags: Record<string, string> | undefined): MessageInit {
  // Nearly all; what is put together of spread parts takes several times as long.
  if (tags !== undefined && source !== undefined && params !== undefined) return { tags, source, command, params }
  return {
    ...(tags !== undefined && { tags }),
    ...(source !== undefined && { source }),
    command,
    ...(params !== undefined && { params }),
  }
}

/** A tag may be named `__proto__`: it is a tag like others. */
function put(tags: Record<string, string>, key: string, value: string): void {
  if (key === '__proto__') Object.defineProperty(tags, key, { value, enumerable: true })
  else tags[key] = value
}

function isMap(tags: Tags | Readonly<Record<string, string>>): tags is Tags {
  // A record may have a tag with this name; its value is a string.
  return typeof tags.entries === 'function'
}
