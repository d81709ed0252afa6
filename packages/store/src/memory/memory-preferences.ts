import type { BufferPreferenceStore, PreferenceStore } from '../history.ts'
import { preferenceText } from '../queries/preferences.ts'
import type { MemoryHistoryData } from './memory-data.ts'

function recordOf(values: Iterable<readonly [string, string]>): Readonly<Record<string, unknown>> {
  const ordered = [...values].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(ordered.map(([key, text]) => [key, JSON.parse(text) as unknown]))
}

/** The preferences of a history in memory, kept as JSON, so that nobody changes them from outside. */
export function memoryPreferences(data: MemoryHistoryData, mustBeOpen: () => void): PreferenceStore {
  return {
    async get(key) {
      mustBeOpen()
      const text = data.preferences.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as unknown)
    },
    async set(key, value) {
      mustBeOpen()
      data.preferences.set(key, preferenceText(value))
    },
    async remove(key) {
      mustBeOpen()
      data.preferences.delete(key)
    },
    async all(prefix = '') {
      mustBeOpen()
      return recordOf([...data.preferences].filter(([key]) => key.startsWith(prefix)))
    },
  }
}

/** The preferences of the buffers of a history in memory. */
export function memoryBufferPreferences(data: MemoryHistoryData, mustBeOpen: () => void): BufferPreferenceStore {
  return {
    async of(buffer) {
      mustBeOpen()
      return recordOf(data.buffers.get(buffer)?.preferences ?? [])
    },
    async all() {
      mustBeOpen()
      const those = [...data.buffers].filter(([, { preferences }]) => preferences.size > 0)
      return new Map(those.map(([buffer, { preferences }]) => [buffer, recordOf(preferences)]))
    },
    async set(buffer, key, value) {
      mustBeOpen()
      data.buffer(buffer).preferences.set(key, preferenceText(value))
    },
    async remove(buffer, key) {
      mustBeOpen()
      data.buffers.get(buffer)?.preferences.delete(key)
    },
  }
}
