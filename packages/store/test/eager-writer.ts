// A writer that has indexed what it was given by the time it answers, as it is for messages of a while ago.
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Envelope, WorkerSetup } from '../src/sqlite/protocol.ts'
import { threadEnvironment } from '../src/sqlite/worker-environment.ts'
import { WriterThread } from '../src/sqlite/writer-thread.ts'

/** Turns that pass until a file that fell quiet is indexed. */
const TURNS = 8

function afterTurns(turns: number, callback: () => void): void {
  if (turns === 0) callback()
  else threadEnvironment.nextTurn(() => afterTurns(turns - 1, callback))
}

const environment = {
  ...threadEnvironment,
  after: (_: number, callback: () => void): (() => void) => {
    let isCancelled = false
    threadEnvironment.nextTurn(() => {
      if (!isCancelled) callback()
    })
    return () => (isCancelled = true)
  },
}

const port = parentPort
if (port === null) throw new Error('eager-writer.ts runs in a worker thread')
const answer = (given: Answer): void => afterTurns(TURNS, () => port.postMessage(given))
const writer = new WriterThread(workerData as WorkerSetup, environment, answer)
port.on('message', (envelopes: readonly Envelope[]) => {
  for (const envelope of envelopes) {
    writer.receive(envelope)
    if (envelope.request.kind === 'close') afterTurns(TURNS + 1, () => port.close())
  }
})
