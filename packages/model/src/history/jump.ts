import { type ActionOutcome, refusal } from '../action-outcome.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { Place } from '../model.ts'
import { answers } from '../words/answers.ts'
import type { HistoryLoader } from './history-loader.ts'

const notFound = refusal('no-line', () => answers.lineGone)

/** Makes sure that a place in a conversation can be shown; answers the id of the line there. */
export async function jump(buffer: Buffer, place: Place, history: HistoryLoader): Promise<ActionOutcome<string>> {
  const here = lineAt(buffer, place)
  if (here !== undefined) return { ok: true, value: here }
  const request = 'line' in place ? { msgid: place.line, time: 0 } : place
  const loaded = await history.load(buffer, { kind: 'around', ...request })
  if (!loaded.ok) return loaded
  const line = lineAt(buffer, place) ?? ('time' in place ? nearest(buffer, place.time) : undefined)
  return line === undefined ? notFound : { ok: true, value: line }
}

/** A time is here only where the lines around it are: not in a gap, and not beyond what was loaded. */
function lineAt({ timeline }: Buffer, place: Place): string | undefined {
  if ('line' in place) return timeline.has(place.line) ? place.line : undefined
  const line = timeline.confirmed.find(({ time }) => time >= place.time)
  if (line === undefined) return undefined
  const { older, gaps } = timeline.shown
  const afterGap = gaps.some(({ beforeLine }) => beforeLine === line.id)
  const unknownPast = line === timeline.first && older !== 'end'
  return line.time === place.time || !(afterGap || unknownPast) ? line.id : undefined
}

function nearest({ timeline }: Buffer, time: number): string | undefined {
  const after = timeline.confirmed.find((line) => line.time >= time)
  return (after ?? timeline.last)?.id
}
