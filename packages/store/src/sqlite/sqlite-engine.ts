import type { HistoryEngine } from '../engine/engine-history.ts'
import type { AppendOutcome } from '../engine/append-queue.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { UserId } from '../ids.ts'
import type { NewMessage } from '../message.ts'
import type { historyReads, historyWrites } from '../queries/operations.ts'
import { type SearchQuery, type SearchResult, searchCancelled } from '../search/search.ts'
import { LogKeeper } from './log-keeper.ts'
import { unpackAppended } from './packed-appended.ts'
import { packMessages } from './packed-messages.ts'
import { type CallOutcome, errorOf } from './protocol.ts'
import { type StoreThread, callsOf } from './store-thread.ts'

/** The threads that histories work with, and what they need of the world. */
export interface EngineThreads {
  readonly writer: StoreThread
  readonly reader: StoreThread
  readonly searcher: StoreThread
  readonly checkpointer: StoreThread
  readonly environment: StoreEnvironment
}

function outcomeOf(outcome: CallOutcome): AppendOutcome {
  if ('failure' in outcome) return { error: errorOf(outcome.failure) }
  return { appended: unpackAppended(outcome.value as Float64Array) }
}

async function searchIn(
  thread: StoreThread,
  file: UserId,
  query: SearchQuery,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  if (signal?.aborted === true) throw searchCancelled()
  const cancelled = new SharedArrayBuffer(4)
  const flag = new Int32Array(cancelled)
  const cancel = (): number => Atomics.store(flag, 0, 1)
  signal?.addEventListener('abort', cancel)
  try {
    return (await thread.request({ kind: 'search', file, query, cancelled })) as SearchResult
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** One person's file: written by one thread, read by another, searched by a third. */
export function sqliteEngine(threads: EngineThreads, user: UserId, closed: () => void): HistoryEngine {
  const { writer, reader, searcher, environment } = threads
  const log = new LogKeeper(writer, threads.checkpointer, user)
  const append = async (calls: readonly (readonly NewMessage[])[]): Promise<readonly AppendOutcome[]> => {
    const messages = packMessages(calls)
    const request = { kind: 'append', file: user, messages, now: environment.now() } as const
    log.appended(messages.sizes.reduce((sum, size) => sum + size, 0))
    return ((await writer.request(request, [messages.numbers.buffer])) as readonly CallOutcome[]).map(outcomeOf)
  }
  const ask = callsOf<typeof historyReads>(reader, user)
  // On a full disk readers find room for nothing, and share what the writer has in memory: see writable-file.ts. What
  // the writer cannot open may still be read.
  let opening: Promise<unknown> | undefined
  const opened = () => (opening ??= writer.request({ kind: 'open', file: user }).catch(() => undefined))
  return {
    environment,
    async read(operation, ...args) {
      await opened()
      return await ask(operation, ...args)
    },
    write: callsOf<typeof historyWrites>(writer, user),
    append,
    async search(query, signal) {
      await opened()
      if (searcher.isReady) return await searchIn(searcher, user, query, signal)
      // Starting a thread takes longer than nearly all searches: the first ones are the reader's.
      void searcher.request({ kind: 'open', file: user }).catch(() => undefined)
      return await searchIn(reader, user, query, signal)
    },
    async release() {
      opening = undefined
      await log.idle()
      // The writer last, as it was the first: what readers share with it goes with it.
      await Promise.all([reader, searcher].map((thread) => thread.release(user)))
      await writer.release(user)
    },
    closed,
  }
}
