import type { BufferStore } from '../history.ts'
import { nameTaken } from '../queries/buffers.ts'
import type { MemoryBuffer, MemoryHistoryData } from './memory-data.ts'
import { MemoryFacts } from './memory-facts.ts'
import { MemoryTimeline } from './memory-timeline.ts'

/** The buffers of a history in memory. `mustBeOpen` throws where the history was closed. */
export function memoryBuffers(data: MemoryHistoryData, mustBeOpen: () => void): BufferStore {
  const byName = (network: string, folded: string): MemoryBuffer | undefined =>
    [...data.buffers.values()].find(({ record }) => record.network === network && record.folded === folded)
  return {
    async list(network) {
      mustBeOpen()
      const records = [...data.buffers.values()].map(({ record }) => record)
      return network === undefined ? records : records.filter((record) => record.network === network)
    },
    async ensure(buffer) {
      mustBeOpen()
      const known = byName(buffer.network, buffer.folded)
      if (known !== undefined) return known.record
      const id = ++data.lastBuffer
      const { network, kind, name, folded } = buffer
      const record = { id, network, kind, name, folded, readUpTo: 0, joined: false, key: undefined }
      data.buffers.set(id, { record, timeline: new MemoryTimeline(), facts: new MemoryFacts(), preferences: new Map() })
      return record
    },
    async update(id, change) {
      mustBeOpen()
      const buffer = data.buffer(id)
      const after = { ...buffer.record, ...change }
      const taken = byName(after.network, after.folded)
      if (taken !== undefined && taken !== buffer) throw nameTaken(after.name)
      buffer.record = after
      return after
    },
    async remove(id) {
      mustBeOpen()
      data.buffers.delete(id)
      data.rules.delete(`buffer ${id}`)
    },
  }
}
