// Loaded into each thread of a bouncer that is measured: SIGUSR2 collects what is garbage in all of them. Plain JavaScript, or
// it would load what takes the types away.
import process from 'node:process'
import { BroadcastChannel, isMainThread } from 'node:worker_threads'

const threads = new BroadcastChannel('bench-collect')
threads.unref()

function collect() {
  // As V8 itself does when a program has been idle for long: pages that are hardly used are given back too.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

if (isMainThread) {
  process.on('SIGUSR2', () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- these are threads, not windows
    threads.postMessage('collect')
    collect()
  })
} else threads.addEventListener('message', collect)
