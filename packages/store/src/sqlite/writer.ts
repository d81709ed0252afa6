import { parentPort, workerData } from 'node:worker_threads'
import type { Envelope, WorkerSetup } from './protocol.ts'
import { threadEnvironment } from './worker-environment.ts'
import { WriterThread } from './writer-thread.ts'

const port = parentPort
if (port === null) throw new Error('writer.ts runs in a worker thread')

const writer = new WriterThread(workerData as WorkerSetup, threadEnvironment, (answer) => port.postMessage(answer))
port.on('message', (envelopes: readonly Envelope[]) => {
  for (const envelope of envelopes) {
    writer.receive(envelope)
    if (envelope.request.kind === 'close') port.close()
  }
})
