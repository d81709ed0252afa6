/**
 * Bytes of tags that a line from a server may have, with the `@` and the space after them.
 * Source: https://ircv3.net/specs/extensions/message-tags#size-limit
 */
export const MAX_TAG_BYTES = 8191

/** Bytes of tags that a client may send, without the `@` and the space after them. */
export const MAX_CLIENT_TAG_BYTES = 4094

/** Bytes of a line without its tags and with its CR LF, unless LINELEN says otherwise. */
export const LINE_BYTES = 512

/** Tokens of RPL_ISUPPORT that are kept; servers have about 60. Further ones are not taken. */
export const MAX_ISUPPORT_TOKENS = 500

/** The longest line that a server may ask for by LINELEN, in bytes with CR LF. */
export const MAX_LINE_BYTES = 16_384
