import { boundedLimit } from '../queries/page.ts'
import type { Records } from '../records.ts'
import type { MemoryHistoryData } from './memory-data.ts'

function byKey<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1)
}

/** The records of a history in memory. */
export function memoryRecords(data: MemoryHistoryData, mustBeOpen: () => void): Records {
  return {
    async messages(after, limit) {
      mustBeOpen()
      return [...data.buffers.values()]
        .flatMap(({ timeline }) => timeline.all.filter(({ id }) => id > after))
        .toSorted((a, b) => a.id - b.id)
        .slice(0, boundedLimit(limit))
    },
    async redactions(buffer) {
      mustBeOpen()
      const those = [...(data.buffers.get(buffer)?.facts.redactions ?? [])]
      return those.map(([msgid, one]) => ({ buffer, msgid, ...one })).toSorted(byKey(({ msgid }) => msgid))
    },
    async reactions(buffer) {
      mustBeOpen()
      const those = [...(data.buffers.get(buffer)?.facts.reactions ?? [])]
      return those
        .flatMap(([msgid, all]) => all.map((one) => ({ buffer, msgid, ...one })))
        .toSorted(byKey(({ msgid, sender, text }) => [msgid, sender, text].join('\0')))
    },
  }
}
