// Loaded into a bouncer that is measured: SIGUSR2 collects what is garbage. Plain JavaScript, or it would load what takes
// the types away.
import process from 'node:process'
import { isMainThread } from 'node:worker_threads'

// Threads of the store hold the same with one network as with many.
if (isMainThread) {
  process.on('SIGUSR2', () => {
    // As V8 itself does when a program has been idle for long: pages that are hardly used are given back too.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  })
}
