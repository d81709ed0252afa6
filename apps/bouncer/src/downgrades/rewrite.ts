import type { MessageInit, Tags } from '@longwire/irc'

/** A message with the tags that `keep` holds on to; the same object where it keeps all of them. */
export function keepTags(message: MessageInit, keep: (key: string) => boolean): MessageInit {
  const { tags } = message
  if (tags === undefined) return message
  const entries = isMap(tags) ? [...tags] : Object.entries(tags)
  const kept = entries.filter(([key]) => keep(key))
  if (kept.length === entries.length) return message
  const { tags: _, ...rest } = message
  return kept.length === 0 ? rest : { ...rest, tags: Object.fromEntries(kept) }
}

/** A message without one tag. */
export function withoutTag(message: MessageInit, tag: string): MessageInit {
  return tagOf(message, tag) === undefined ? message : keepTags(message, (key) => key !== tag)
}

/** The value of a message's tag; undefined where it has none. */
export function tagOf(message: MessageInit, tag: string): string | undefined {
  const { tags } = message
  if (tags === undefined) return undefined
  if (isMap(tags)) return tags.get(tag)
  return Object.hasOwn(tags, tag) ? tags[tag] : undefined
}

/** A message with more tags; those given win over those that it had. */
export function addTags(message: MessageInit, more: Readonly<Record<string, string>>): MessageInit {
  const { tags } = message
  const before = tags === undefined ? [] : isMap(tags) ? [...tags] : Object.entries(tags)
  return { ...message, tags: Object.fromEntries([...before, ...Object.entries(more)]) }
}

function isMap(tags: Tags | Readonly<Record<string, string>>): tags is Tags {
  // A record may have a tag with this name; its value is a string.
  return typeof tags.entries === 'function'
}
