/**
 * Bytes of tags that a line from a server may have, with the `@` and the space after them.
 * Source: https://ircv3.net/specs/extensions/message-tags#size-limit
 */
export const MAX_TAG_BYTES = 8191

/** Bytes of tags that a client may send, without the `@` and the space after them. */
export const MAX_CLIENT_TAG_BYTES = 4094

/** Bytes of a line without its tags and with its CR LF, unless LINELEN says otherwise. */
export const LINE_BYTES = 512
