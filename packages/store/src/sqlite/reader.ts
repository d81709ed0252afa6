import { parentPort, workerData } from 'node:worker_threads'
import type { Envelope, WorkerSetup } from './protocol.ts'
import { ReaderThread } from './reader-thread.ts'
import { threadEnvironment } from './worker-environment.ts'

const port = parentPort
if (port === null) throw new Error('reader.ts runs in a worker thread')

const reader = new ReaderThread(workerData as WorkerSetup, threadEnvironment, (answer) => port.postMessage(answer))
port.on('message', (envelopes: readonly Envelope[]) => {
  for (const envelope of envelopes) {
    reader.receive(envelope)
    if (envelope.request.kind === 'close') port.close()
  }
})
