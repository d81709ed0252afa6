import type { Gap, Line, Timeline } from '@longwire/model'
import { dayOf, dayText } from '../../elements/time.ts'

/** One row of the conversation as it is drawn. */
export type Row =
  | { readonly kind: 'day'; readonly id: string; readonly text: string }
  | { readonly kind: 'unread'; readonly id: string }
  | { readonly kind: 'gap'; readonly id: string; readonly gap: Gap }
  | { readonly kind: 'line'; readonly id: string; readonly line: Line; readonly first: boolean }

const groupMs = 5 * 60_000

/** A timeline's lines with the rows that stand between them: days, the unread line, gaps; grouped by who speaks. */
export function rowsOf(timeline: Timeline): readonly Row[] {
  const rows: Row[] = []
  const gaps = new Map(timeline.gaps.map((gap) => [gap.beforeLine, gap]))
  let previous: Line | undefined
  let unreadShown = timeline.readUpTo === 0
  for (const line of timeline.lines) {
    const newDay = previous === undefined || dayOf(previous.time) !== dayOf(line.time)
    if (newDay) rows.push({ kind: 'day', id: `day ${dayOf(line.time)} ${line.id}`, text: dayText(line.time) })
    const gap = gaps.get(line.id)
    if (gap !== undefined) rows.push({ kind: 'gap', id: `gap ${line.id}`, gap })
    const unread = !unreadShown && line.time > timeline.readUpTo && !line.own && previous !== undefined
    if (unread) rows.push({ kind: 'unread', id: 'unread' })
    if (line.time > timeline.readUpTo) unreadShown = true
    const first = newDay || unread || gap !== undefined || !continues(previous, line)
    rows.push({ kind: 'line', id: line.id, line, first })
    previous = line
  }
  return rows
}

/** The rows again, with those that did not change kept as the same objects, so that only new ones are drawn. */
export function keepRows(before: readonly Row[], after: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]))
  return after.map((row) => {
    const old = known.get(row.id)
    return old !== undefined && sameRow(old, row) ? old : row
  })
}

function sameRow(one: Row, other: Row): boolean {
  if (one.kind === 'line' && other.kind === 'line') return one.line === other.line && one.first === other.first
  if (one.kind === 'gap' && other.kind === 'gap') return one.gap.loading === other.gap.loading
  return one.kind === other.kind
}

function continues(previous: Line | undefined, line: Line): boolean {
  if (previous === undefined || !spoken(previous) || !spoken(line)) return false
  return previous.sender === line.sender && line.time - previous.time < groupMs
}

function spoken(line: Line): boolean {
  return line.kind === 'privmsg' || line.kind === 'notice'
}
