/**
 * Milliseconds since 1970 of `YYYY-MM-DDThh:mm:ss.sssZ`; undefined for what is none. A leap second counts as the last
 * millisecond before it. The fraction may have any number of digits, or be missing.
 * Source: https://ircv3.net/specs/extensions/server-time
 */
export function readServerTime(text: string): number | undefined {
  if (text.length < 20 || text.charCodeAt(10) !== UPPER_T || text.charCodeAt(text.length - 1) !== UPPER_Z)
    return undefined
  const leap = text.startsWith(':60', 16)
  const time = Date.parse(leap ? `${text.slice(0, 17)}59.999Z` : text)
  return Number.isNaN(time) ? undefined : time
}

/** As it stands in a `time` tag or a `timestamp=` of CHATHISTORY. `time` is in milliseconds since 1970. */
export function formatServerTime(time: number): string {
  return new Date(time).toISOString()
}

const UPPER_T = 0x54
const UPPER_Z = 0x5a
