import type { Line, Timeline } from '@longwire/model'
import { clockTime } from '../../../elements/time.ts'
import { unmarked } from '../../../texts/direction.ts'
import { toldLine } from '../rows/line-text.ts'
import { rowIdOf } from './row-focus.ts'

/**
 * Copies a selection that goes over several rows as people write it down: a line each, with its time and who said it; and
 * nothing that is only there to be drawn well.
 */
export function copyLines(event: ClipboardEvent, timeline: Timeline, log: HTMLElement): void {
  const selection = window.getSelection()
  if (selection === null || selection.isCollapsed || event.clipboardData === null) return
  const rows = [...log.querySelectorAll('[data-row]')].filter((row) => selection.containsNode(row, true))
  const [first, last] = [rows[0], rows.at(-1)].map((row) => rowIdOf(row ?? null))
  // Within one row it is a part of what was said.
  const within = rows.length < 2 || first === undefined || last === undefined
  const text = within ? selection.toString() : linesBetween(timeline, first, last).map(written).join('\n')
  const copied = unmarked(text)
  if (within && copied === text) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', copied)
}

/** From one row to another, those that are not drawn included. A row of several lines is named after its first. */
function linesBetween({ lines }: Timeline, first: string, last: string): readonly Line[] {
  const indexOf = (row: string) => lines.findIndex(({ id }) => id === row || row === `run ${id}`)
  return lines.slice(indexOf(first), indexOf(last) + 1)
}

function written(line: Line): string {
  return `[${clockTime(line.time)}] ${toldLine(line)}`
}
