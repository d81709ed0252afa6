// Loaded into every thread of a bouncer that is measured: SIGUSR2 collects what is garbage, in all of them.
import process from 'node:process'
import { BroadcastChannel, isMainThread } from 'node:worker_threads'

const channel = new BroadcastChannel('collect')
channel.unref()

/** Twice: what the first finds to be finished is garbage for the second. */
function collect(): void {
  globalThis.gc?.()
  globalThis.gc?.()
}

if (isMainThread) {
  process.on('SIGUSR2', () => {
    channel.postMessage('now')
    collect()
  })
} else channel.onmessage = collect
