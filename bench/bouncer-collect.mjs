// Loaded into a bouncer that is measured: SIGUSR2 collects what is garbage. Plain JavaScript, or it would load what takes
// the types away.
import process from 'node:process'
import { isMainThread } from 'node:worker_threads'

// Threads of the store hold the same with one network as with many.
if (isMainThread) {
  process.on('SIGUSR2', () => {
    // Twice: what the first finds to be finished is garbage for the second.
    globalThis.gc?.()
    globalThis.gc?.()
  })
}
