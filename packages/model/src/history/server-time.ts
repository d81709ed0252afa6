/**
 * The milliseconds since 1970 of a `time` tag; undefined where there is none, or it cannot be read.
 * Source: https://ircv3.net/specs/extensions/server-time
 */
export function serverTime(tag: string | undefined): number | undefined {
  if (tag === undefined) return undefined
  // A leap second has no milliseconds of its own.
  const time = Date.parse(tag.replace(/:60(?=[.Z])/, ':59'))
  return Number.isNaN(time) ? undefined : time
}

/** A time as `time` tags and timestamps of CHATHISTORY and MARKREAD have it. */
export function formatServerTime(time: number): string {
  return new Date(time).toISOString()
}
