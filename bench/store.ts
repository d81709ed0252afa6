// `node bench/store.ts [messages, default 1000000] [--directory=PATH] [--full]`: what a store reaches with search on.
// A directory that is given is kept, and used again without being filled. bench/README.md says what each figure means.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as nextMillisecond } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type History, type NewMessage, type Search, type Store, openStore } from '@longwire/store'
import { reportRows } from './rows.ts'
import { BUFFERS, Corpus, NETWORK } from './store-corpus.ts'
import { questionsAbout } from './store-questions.ts'
import { sizeOf } from './store-size.ts'
import { StallMeter, collectGarbage, milliseconds, quantile, spread } from './store-figures.ts'

const { values: flags, positionals } = parseArgs({
  options: { directory: { type: 'string' }, full: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const COUNT = Number(positionals[0] ?? 1_000_000)
/** What the rows call it: that of a million, the usual one, and others by their size. */
const HISTORY = COUNT === 1_000_000 ? 'store' : `store of ${COUNT.toLocaleString('en')}`
const USER = 'BBBBBBBBBBBBBBBBBBBBBB'
/** Three years of talk, whatever its amount. */
const SPAN = 3 * 365 * 86_400_000
const FROM = Date.now() - SPAN
/** Messages of one call, as a busy network gives them in one turn of the loop. */
const CALL = 50
/** Calls under way: enough that the writer never waits. */
const LANES = 200
/** Single messages a second, and for how long; the first second is not counted. */
const PACE = 1000
const PACED_SECONDS = 10
/** Calls of one stretch, which are made before its clock runs. */
const STRETCH = 1000

const corpus = new Corpus({ seed: 1, from: FROM, step: SPAN / COUNT })

interface Fill {
  readonly seconds: number
  /** Processor time of the whole process, in seconds. */
  readonly cpu: number
  readonly bytes: number
  readonly rates: readonly number[]
  readonly stall: number
}

/** Appends the calls, so many at a time. */
async function appendAll(history: History, calls: readonly (readonly NewMessage[])[]): Promise<void> {
  const waiting = calls.values()
  const lane = async (): Promise<void> => {
    for (const call of waiting) await history.append(call)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function fill(history: History, buffers: readonly number[]): Promise<Fill> {
  const meter = new StallMeter()
  const rates: number[] = []
  let bytes = 0
  let busy = 0
  let cpu = 0
  let stall = 0
  for (let done = 0; done < COUNT; ) {
    // The corpus is not what is measured, nor what it leaves to be collected.
    const calls = Array.from({ length: Math.min(STRETCH, Math.ceil((COUNT - done) / CALL)) }, () =>
      Array.from({ length: CALL }, () => corpus.message(buffers)),
    )
    for (const call of calls) for (const message of call) bytes += Buffer.byteLength(message.text)
    collectGarbage()
    meter.longest()
    const began = performance.now()
    const before = process.cpuUsage()
    await appendAll(history, calls)
    const used = process.cpuUsage(before)
    const took = performance.now() - began
    stall = Math.max(stall, meter.longest())
    busy += took
    cpu += (used.user + used.system) / 1e6
    done += calls.length * CALL
    rates.push((calls.length * CALL * 1000) / took)
    if (done % 1_000_000 < STRETCH * CALL)
      console.log(`  … ${done} messages, ${Math.round(done / (busy / 1000))}/s so far`)
  }
  meter.stop()
  return { seconds: busy / 1000, cpu, bytes, rates, stall }
}

async function timed(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let index = 0; index < times; index += 1) {
    const began = performance.now()
    await work(index)
    samples.push(performance.now() - began)
  }
  return samples
}

function report(work: string, unit: string, better: 'more' | 'less', figure: number): void {
  reportRows([{ work: `${HISTORY}: ${work}`, unit, better, figures: { longwire: figure } }])
}

/** Prints times, in milliseconds, and hands their median to the run of all benchmarks. */
function reportTimes(work: string, samples: readonly number[], note = ''): void {
  console.log(`${work}: ${spread(samples)} ms${note}`)
  report(work, 'ms', 'less', quantile(samples, 0.5))
}

async function pages(history: History, buffers: readonly number[]): Promise<void> {
  const busy = buffers[0] ?? 0
  const quiet = buffers.at(-1) ?? 0
  const page = (buffer: number, rest: object) => history.page({ buffer, limit: 100, events: false, ...rest } as never)
  const ask = async (name: string, work: (index: number) => Promise<unknown>) => {
    const samples = await timed(300, work)
    reportTimes(`page of 100, ${name}`, samples)
    report(`page of 100, ${name}, p99`, 'ms', 'less', quantile(samples, 0.99))
  }
  await ask('latest, busy buffer', () => page(busy, { kind: 'latest' }))
  await ask('latest, each buffer', (index) => page(buffers[index % BUFFERS] ?? 0, { kind: 'latest' }))
  const anywhere = (index: number) => ({ by: 'time', time: FROM + ((index * 7919) % 1000) * (SPAN / 1000) })
  await ask('before a time', (index) => page(busy, { kind: 'before', at: anywhere(index) }))
  const some = await Promise.all(
    Array.from({ length: 50 }, (_, index) => page(busy, { kind: 'after', at: anywhere(index * 3) })),
  )
  const msgids = some.flatMap(({ messages }) => messages.slice(0, 1).map(({ msgid }) => msgid))
  const named = (index: number) => ({ by: 'msgid', msgid: msgids[index % msgids.length] ?? '' })
  await ask('around a msgid', (index) => page(busy, { kind: 'around', at: named(index) }))
  await ask('before a msgid, quiet buffer', (index) => page(quiet, { kind: 'before', at: anywhere(index) }))
  await ask('of an unknown msgid', (index) =>
    page(busy, { kind: 'before', at: { by: 'msgid', msgid: `none${index}` } }),
  )
  reportTimes(`unread counts of ${BUFFERS} buffers`, await timed(50, () => history.unread(buffers)))
}

async function searches(search: Search, buffers: readonly number[]): Promise<void> {
  const questions = questionsAbout({ corpus, network: NETWORK, buffers, from: FROM, span: SPAN })
  for (const [name, query] of questions) {
    let found = 0
    let incomplete = 0
    const samples = await timed(50, async (index) => {
      const result = await search.search({ text: '', limit: 100, ...query(index) })
      found += result.messages.length
      if (!result.complete) incomplete += 1
    })
    const cut = incomplete === 0 ? '' : `, ${incomplete} ended by the time limit`
    reportTimes(`search, ${name}`, samples, ` (${Math.round(found / 50)} found${cut})`)
  }
}

/** Searching and appending at once; what the caller's own thread feels of it. */
async function together(history: History, search: Search, buffers: readonly number[]): Promise<void> {
  const calls = Array.from({ length: 1500 }, () => Array.from({ length: 20 }, () => corpus.message(buffers)))
  // As in `fill`: moving these 30,000 messages out of the way took longer than all that the store does.
  collectGarbage()
  const meter = new StallMeter()
  const latencies: number[] = []
  const seeking = timed(200, (index) => search.search({ text: corpus.word(index), limit: 100 }))
  const began = performance.now()
  for (let at = 0; at < calls.length; at += 50) {
    const batch = calls.slice(at, at + 50).map(async (call) => {
      const sent = performance.now()
      await history.append(call)
      latencies.push(performance.now() - sent)
    })
    await Promise.all(batch)
  }
  const rate = (calls.length * 20_000) / (performance.now() - began)
  const found = await seeking
  console.log(`while searching: ${Math.round(rate)} messages/s, acknowledged after ${spread(latencies)} ms`)
  console.log(`while appending: searches ${spread(found)} ms`)
  const held = meter.longest()
  console.log(`longest time that the caller's thread was held meanwhile: ${milliseconds(held)} ms`)
  report("the caller's thread held at most, searching and appending at once", 'ms', 'less', held)
  report('searches while appending', 'ms', 'less', quantile(found, 0.5))
  meter.stop()
}

/** Single messages at the pace of a busy evening: how long each waits until it is kept. */
async function paced(history: History, buffers: readonly number[]): Promise<void> {
  const messages = Array.from({ length: PACED_SECONDS * PACE }, () => corpus.message(buffers))
  const latencies: number[] = []
  const waiting: Promise<void>[] = []
  const keep = async (message: NewMessage): Promise<void> => {
    const sent = performance.now()
    await history.append([message])
    latencies.push(performance.now() - sent)
  }
  const began = performance.now()
  while (waiting.length < messages.length) {
    const due = Math.floor(((performance.now() - began) * PACE) / 1000)
    for (const message of messages.slice(waiting.length, due)) waiting.push(keep(message))
    await nextMillisecond(1)
  }
  await Promise.all(waiting)
  reportTimes(`one message at a time, ${PACE} a second`, latencies.slice(PACE))
}

async function fillAndReport(store: Store, directory: string, history: History, buffers: readonly number[]) {
  const filled = await fill(history, buffers)
  const rates = filled.rates.toSorted((a, b) => a - b)
  const rate = COUNT / filled.seconds
  const cpu = (filled.cpu * 1e6) / COUNT
  report('kept and searchable', 'messages/s', 'more', rate)
  report('processor time of a message', 'µs', 'less', cpu)
  report("the caller's thread held at most", 'ms', 'less', filled.stall)
  console.log(`append, search on: ${Math.round(rate)} messages/s over ${COUNT}`)
  console.log(`append, processor time of all threads: ${cpu.toFixed(1)} us a message`)
  console.log(
    `append, stretches of ${STRETCH * CALL}: slowest ${Math.round(rates[0] ?? 0)}/s, median ${Math.round(rates[rates.length >> 1] ?? 0)}/s`,
  )
  console.log(`append, longest time that the caller's thread was held: ${milliseconds(filled.stall)} ms`)
  await history.append([{ ...corpus.message(buffers.slice(0, 1)), msgid: 'marker' }])
  await history.close()
  const size = await sizeOf(join(directory, 'users', USER))
  const [all, without] = [size.all / filled.bytes, (size.all - size.search) / filled.bytes]
  report('size with search', 'times the text', 'less', all)
  report('size without search', 'times the text', 'less', without)
  console.log(
    `size: ${(size.all / COUNT).toFixed(1)} bytes a message, ${all.toFixed(2)} times the text (${(filled.bytes / COUNT).toFixed(1)} bytes), ${without.toFixed(2)} times without search`,
  )
}

async function measure(store: Store, directory: string): Promise<void> {
  const history = await store.history(USER)
  const { search } = history.parts
  if (search === undefined) throw new Error('this store cannot search')
  const buffers: number[] = []
  for (let index = 0; index < BUFFERS; index += 1) {
    const name = `#channel-${index}`
    buffers.push((await history.buffers.ensure({ network: NETWORK, kind: 'channel', name, folded: name })).id)
  }
  const marker = await history.find(buffers[0] ?? 0, 'marker')
  if (marker === undefined) await fillAndReport(store, directory, history, buffers)
  const again = await store.history(USER)
  await pages(again, buffers)
  await searches(again.parts.search ?? search, buffers)
  await paced(again, buffers)
  await together(again, again.parts.search ?? search, buffers)
}

const directory = flags.directory ?? (await mkdtemp(join(tmpdir(), 'longwire-bench-')))
const store = await openStore({ directory, durability: flags.full ? 'full' : 'normal' })
try {
  await measure(store, directory)
} finally {
  await store.close()
  if (flags.directory === undefined) await rm(directory, { recursive: true })
}
