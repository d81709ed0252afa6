import type { Line, LineKind } from '../line.ts'

/** Counts stop here. */
export const MOST_UNREAD = 999

export interface Unread {
  readonly unread: number
  readonly mentions: number
}

/** What somebody said, and not just did. */
export const spokenKinds: ReadonlySet<LineKind> = new Set(['privmsg', 'notice', 'action'])

/** Whether somebody said it, and it is not just something that happened. */
export function isSpoken(line: Line): boolean {
  return spokenKinds.has(line.kind)
}

/** How many of these lines (oldest first) are later than the read position and ask for attention. */
export function countUnread(lines: readonly Line[], readUpTo: number): Unread {
  let unread = 0
  let mentions = 0
  for (let i = lines.length - 1; i >= 0 && unread < MOST_UNREAD; i--) {
    const line = lines[i] as Line
    if (line.time <= readUpTo) break
    if (line.attention === undefined) continue
    unread++
    if (line.mention) mentions++
  }
  return { unread, mentions }
}
