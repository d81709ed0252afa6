import { type CallOutcome, failureOf } from './protocol.ts'
import { isFromDisk, storeErrorOf } from './sqlite-errors.ts'

/** What the work came to; the disk's errors as ours. */
export function outcomeOf(work: () => unknown): CallOutcome {
  try {
    return { value: work() }
  } catch (error) {
    return { failure: failureOf(isFromDisk(error) ? storeErrorOf(error) : error) }
  }
}
