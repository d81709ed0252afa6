// `node bench/store-postgres.ts [messages, default 200000]`: what the store reaches on a PostgreSQL server of its own, with
// its usual settings, commits on the disk included. bench/README.md says what each figure means.
import { randomBytes } from 'node:crypto'
import { startPostgres } from '@longwire/peers'
import { type History, openPostgresStore } from '@longwire/store'
import { reportRows } from './rows.ts'
import { BUFFERS, Corpus, NETWORK } from './store-corpus.ts'
import { questionsAbout } from './store-questions.ts'
import { StallMeter, milliseconds, quantile, spread } from './store-figures.ts'

const COUNT = Number(process.argv[2] ?? 200_000)
const SPAN = 3 * 365 * 86_400_000
const FROM = Date.now() - SPAN
/** Messages of one call, and calls under way. */
const CALL = 50
const LANES = 200
const TIMES = 50

const corpus = new Corpus({ seed: 1, from: FROM, step: SPAN / COUNT })

function report(work: string, unit: string, better: 'more' | 'less', figure: number): void {
  reportRows([{ work: `store on PostgreSQL: ${work}`, unit, better, figures: { longwire: figure } }])
}

async function fill(history: History, buffers: readonly number[]): Promise<void> {
  const calls = Array.from({ length: COUNT / CALL }, () => Array.from({ length: CALL }, () => corpus.message(buffers)))
  const meter = new StallMeter()
  const began = performance.now()
  const cpu = process.cpuUsage()
  const left = calls.values()
  const lane = async (): Promise<void> => {
    for (const call of left) await history.append(call)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const rate = (COUNT * 1000) / (performance.now() - began)
  const { system, user } = process.cpuUsage(cpu)
  const stall = meter.longest()
  meter.stop()
  console.log(`append, search on: ${Math.round(rate)} messages/s over ${COUNT}`)
  console.log(`append, processor time beside the server's: ${((user + system) / COUNT).toFixed(1)} us a message`)
  console.log(`append, longest time that the caller's thread was held: ${milliseconds(stall)} ms`)
  report('kept and searchable', 'messages/s', 'more', rate)
  report("the caller's thread held at most", 'ms', 'less', stall)
}

async function timed(work: string, what: (index: number) => Promise<unknown>): Promise<void> {
  const samples: number[] = []
  for (let index = 0; index < TIMES; index += 1) {
    const began = performance.now()
    await what(index)
    samples.push(performance.now() - began)
  }
  console.log(`${work}: ${spread(samples)} ms`)
  report(work, 'ms', 'less', quantile(samples, 0.5))
}

/** Which of the questions are put to PostgreSQL as well. */
const asked = new Set([
  'rare word',
  'common word',
  'missing word',
  'beginning of a word, 3 letters',
  'part of a word',
  'two common words',
  'a common and a rare word',
  'phrase of two common words',
  'common word, one sender',
  'two characters of CJK',
])

async function measure(history: History): Promise<void> {
  const buffers: number[] = []
  for (let index = 0; index < BUFFERS; index += 1) {
    const name = `#channel-${index}`
    buffers.push((await history.buffers.ensure({ network: NETWORK, kind: 'channel', name, folded: name })).id)
  }
  await fill(history, buffers)
  const { search } = history.parts
  if (search === undefined) throw new Error('this store cannot search')
  await timed('page of 100, latest, each buffer', (index) =>
    history.page({ kind: 'latest', buffer: buffers[index % BUFFERS] ?? 0, limit: 100, events: false }),
  )
  await timed(`unread counts of ${BUFFERS} buffers`, () => history.unread(buffers))
  for (const [name, query] of questionsAbout({ corpus, network: NETWORK, buffers, from: FROM, span: SPAN })) {
    if (!asked.has(name)) continue
    await timed(`search, ${name}`, (index) => search.search({ text: '', limit: 100, ...query(index) }))
  }
}

async function main(): Promise<void> {
  const server = await startPostgres({ fsync: true })
  if ('missing' in server) {
    console.log(`left out: store on PostgreSQL: there is none for this machine (${server.missing})`)
    return
  }
  try {
    const store = await openPostgresStore({ url: server.url, keys: { from: [randomBytes(32)] } })
    try {
      await measure(await store.history('BBBBBBBBBBBBBBBBBBBBBB'))
    } finally {
      await store.close()
    }
  } finally {
    await server.stop()
  }
}

await main()
