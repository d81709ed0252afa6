import type { StoreEnvironment } from '../environment.ts'
import { type Retention, ruleFor, scopeKey } from '../retention.ts'
import type { MemoryHistoryData } from './memory-data.ts'

/** The retention of a history in memory. */
export function memoryRetention(
  data: MemoryHistoryData,
  environment: StoreEnvironment,
  mustBeOpen: () => void,
): Retention {
  return {
    async rules() {
      mustBeOpen()
      return [...data.rules].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule)
    },
    async setRule(rule) {
      mustBeOpen()
      const key = scopeKey(rule.scope)
      if (rule.maxAge === undefined && rule.maxCount === undefined) data.rules.delete(key)
      else data.rules.set(key, rule)
    },
    async apply() {
      mustBeOpen()
      let total = 0
      for (const { record, timeline, facts } of data.buffers.values()) {
        const rule = ruleFor([...data.rules.values()], record)
        const { maxAge = Number.POSITIVE_INFINITY, maxCount = Number.POSITIVE_INFINITY } = rule ?? {}
        const oldest = environment.now() - maxAge
        const { all } = timeline
        const gone = all.filter((message, index) => message.time < oldest || all.length - index > maxCount)
        const firstKept = maxCount < 1 ? Number.MAX_SAFE_INTEGER : (all.at(-maxCount)?.time ?? 0)
        for (const message of gone) {
          timeline.remove(message)
          facts.forget(message.msgid)
        }
        facts.forgetEarlyBefore(timeline, Math.max(oldest, firstKept))
        total += gone.length
      }
      return total
    },
  }
}
