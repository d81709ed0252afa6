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

/** Bytes of a username that others may see, with its tilde, where the server does not say (USERLEN). */
export const ASSUMED_USERNAME_BYTES = 12

/** Bytes of a hostname that others may see, where the server does not say (HOSTLEN). */
export const ASSUMED_HOSTNAME_BYTES = 64

/** The least room for text for which splitting keeps its promise: all formatting codes at once, and one character. */
export const MIN_TEXT_BYTES = 48
