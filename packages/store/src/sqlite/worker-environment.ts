/** What a worker thread needs of the world besides files. */
export interface WorkerEnvironment {
  /** Calls back in a later turn of the event loop, after whatever arrived meanwhile. */
  nextTurn(callback: () => void): void
  /** Milliseconds, from any beginning, never backwards. */
  elapsed(): number
}

/** The thread's own. */
export const threadEnvironment: WorkerEnvironment = {
  nextTurn: (callback) => void setImmediate(callback),
  elapsed: () => performance.now(),
}
