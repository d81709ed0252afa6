/**
 * One IRC message as a value.
 * Source: https://modern.ircdocs.horse/#message-format and https://ircv3.net/specs/extensions/message-tags
 */
export interface Message {
  /** Tags by key, values unescaped; a tag without a value has the empty string; of duplicates the last one counts. */
  readonly tags: Tags
  /** Who sent it; undefined where the line had no source. */
  readonly source: Source | undefined
  /** Upper-case command, or a three-digit numeric. */
  readonly command: string
  /** Parameters in order, the trailing one without its colon. */
  readonly params: readonly string[]
}

export type Tags = ReadonlyMap<string, string>

/** A user as written in a source: `nickname[!username][@hostname]`. */
export interface UserSource {
  readonly nickname: string
  readonly username?: string
  readonly hostname?: string
}

/** A user, or the name of a server (a source with a dot and neither `!` nor `@`). */
export type Source = UserSource | string

/** What an outgoing message is built from; tags and source may be left out. */
export interface MessageInit {
  readonly tags?: Tags | Readonly<Record<string, string>>
  readonly source?: Source
  readonly command: string
  readonly params?: readonly string[]
}
