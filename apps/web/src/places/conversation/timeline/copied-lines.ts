import { plainText } from '@longwire/irc'
import type { Line, Row } from '@longwire/model'
import { clockTime } from '../../../elements/time.ts'
import { unmarked } from '../../../texts/direction.ts'
import { lineText, toldLine } from '../rows/line-text.ts'
import { rowIdOf } from './row-focus.ts'

/**
 * Copies a selection that goes over several rows as people write conversations down: a line each, with its time and who said
 * it; and nothing that is only there to be drawn well.
 */
export function copyLines(event: ClipboardEvent, rows: readonly Row[], log: HTMLElement): void {
  const selection = window.getSelection()
  if (selection === null || selection.isCollapsed || event.clipboardData === null) return
  const drawn = [...log.querySelectorAll('[data-row]')].filter((row) => selection.containsNode(row, true))
  const [first, last] = [drawn[0], drawn.at(-1)].map((row) => rowIdOf(row ?? null))
  // Within one row it is a part of what was said.
  const within = drawn.length < 2
  const text = within ? selection.toString() : rowsBetween(rows, first, last).flatMap(writtenRow).join('\n')
  const copied = unmarked(text)
  if (within && copied === text) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', copied)
}

/** From one row to another, those that are not drawn included. */
function rowsBetween(rows: readonly Row[], first: string | undefined, last: string | undefined): readonly Row[] {
  const indexOf = (id: string | undefined) => rows.findIndex((row) => row.id === id)
  return rows.slice(indexOf(first), indexOf(last) + 1)
}

function writtenRow(row: Row): readonly string[] {
  if (row.kind === 'line') return [written(row.line)]
  if (row.kind === 'condensed') return row.lines.map(written)
  return row.kind === 'day' ? [`--- ${writtenDay(row.time)}`] : []
}

/** As conversations on IRC are quoted everywhere. */
function written(line: Line): string {
  return `[${clockTime(line.time)}] ${spoken(line)}`
}

function spoken(line: Line): string {
  if (line.redacted !== undefined) return toldLine(line)
  const forWhom = line.status === undefined ? '' : `:${line.status}`
  switch (line.kind) {
    case 'privmsg':
      return `<${line.sender}${forWhom}> ${plainText(line.text)}`
    case 'notice':
      return `-${line.sender}${forWhom}- ${plainText(line.text)}`
    case 'action':
      return `* ${line.sender}${forWhom} ${plainText(line.text)}`
    default:
      return lineText(line)
  }
}

/** With its year, and never as today: it is read later. */
function writtenDay(time: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full' }).format(time)
}
