/** What a worker thread needs of the world besides files. */
export interface WorkerEnvironment {
  /** Calls back in a later turn of the event loop, after whatever arrived meanwhile. */
  nextTurn(callback: () => void): void
  /** Calls back after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, callback: () => void): () => void
  /** Milliseconds, from any beginning, never backwards. */
  elapsed(): number
}

/** The thread's own. */
export const threadEnvironment: WorkerEnvironment = {
  nextTurn: (callback) => void setImmediate(callback),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
  elapsed: () => performance.now(),
}
