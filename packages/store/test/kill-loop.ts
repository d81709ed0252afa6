import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Durability } from '../src/durability.ts'
import type { Position } from '../src/history.ts'
import { openStore } from '../src/sqlite/open-store.ts'
import { PERSON } from './harness.ts'

interface WriterOptions {
  readonly directory: string
  readonly durability: Durability
  /** The number of its first message. */
  readonly first: number
  /** Messages of a call. */
  readonly size: number
}

/** Starts a writer, kills it once it acknowledged so many messages, and answers the numbers that it acknowledged. */
async function killedAfter(
  acknowledged: number,
  { directory, durability, first, size }: WriterOptions,
): Promise<number[]> {
  const program = join(import.meta.dirname, 'kill-child.ts')
  const child = spawn(process.execPath, [program, directory, String(first), String(size), durability], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const numbers: number[] = []
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    numbers.push(Number(line))
    if (numbers.length >= acknowledged) child.kill('SIGKILL')
  }
  await closed
  assert.equal(child.signalCode, 'SIGKILL', 'the writer ended by itself')
  return numbers
}

/** Reads the whole timeline, and closes the store. */
async function timelineIn(directory: string): Promise<readonly string[]> {
  const store = await openStore({ directory })
  const history = await store.history(PERSON)
  const [channel] = await history.buffers.list()
  assert.ok(channel !== undefined)
  const texts: string[] = []
  let at: Position = { by: 'time', time: 0 }
  for (;;) {
    const { messages } = await history.page({ kind: 'after', at, buffer: channel.id, limit: 1000, events: true })
    const last = messages.at(-1)
    if (last === undefined) break
    texts.push(...messages.map(({ text }) => text))
    at = { by: 'msgid', msgid: last.msgid }
  }
  await store.close()
  return texts
}

/** Kills a writer so many times, and checks after each that all it acknowledged is there, once. */
export async function killLoop(directory: string, rounds: number, durability: Durability = 'normal'): Promise<void> {
  const all = new Set<string>()
  let first = 0
  for (let round = 0; round < rounds; round += 1) {
    // From a few single lines up to several transactions of many.
    const size = [1, 7, 250][round % 3] ?? 1
    const acknowledged = await killedAfter(1 + size * (round % 5) * 4, { directory, durability, first, size })
    for (const number of acknowledged) all.add(`n${number}`)
    const texts = await timelineIn(directory)
    const kept = new Set(texts)
    assert.equal(kept.size, texts.length, `round ${round}: something is there twice`)
    assert.deepEqual(
      [...all].filter((text) => !kept.has(text)),
      [],
      `round ${round}: something shown is lost`,
    )
    first = texts.reduce((last, text) => Math.max(last, Number(text.slice(1))), first) + 1
  }
}
