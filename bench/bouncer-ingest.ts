// `node bench/bouncer-ingest.ts [messages, default 10000] [rounds, default 5]`: how many messages a bouncer keeps and
// delivers. bench/README.md says what each figure means.
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { type Contender, type ContenderName, contendersHere, startContender } from './bouncer-contenders.ts'
import { load, median, processorTime } from './bouncer-figures.ts'
import { Sink } from './bouncer-sink.ts'
import { reportRows } from './rows.ts'

const COUNT = Number(process.argv[2] ?? 10_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const names = await contendersHere('longwire', 'soju', 'znc')
const CHANNELS = ['#one', '#two', '#three', '#four', '#five']
const CHUNK = 500
const WORDS = 'and then the train was late again so we talked about the weather and about what a bouncer is for'.split(
  ' ',
)

interface Running {
  readonly contender: Contender
  readonly network: FastNetwork
  readonly sink: Sink
}

interface Figures {
  readonly perSecond: number[]
  readonly processor: number[]
}

function chunks(round: number): readonly Buffer[] {
  const made: Buffer[] = []
  for (let at = 0; at < COUNT; at += CHUNK) {
    const lines = Array.from({ length: Math.min(CHUNK, COUNT - at) }, (_, index) => lineOf(round, at + index))
    made.push(Buffer.from(lines.join('')))
  }
  return made
}

function lineOf(round: number, n: number): string {
  const text = Array.from({ length: 10 }, (_, index) => WORDS[(n * 7 + index * 3) % WORDS.length]).join(' ')
  const mark = n === COUNT - 1 ? `end-of-round-${round}-` : `message ${n}`
  return `:member${n % 20}!user@host.example PRIVMSG ${CHANNELS[n % 5]} :${text} ${mark}\r\n`
}

async function begin(name: ContenderName): Promise<Running> {
  const network = await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 })
  const contender = await startContender(name, [network])
  const [connection] = network.registered
  const sink = await Sink.attach(contender, 'net0')
  const joined = sink.waitFor(` ${CHANNELS[4]} :End of /NAMES list`)
  connection?.join(...CHANNELS)
  await joined
  return { contender, network, sink }
}

async function runOnce({ contender, network, sink }: Running, round: number): Promise<[seconds: number, ms: number]> {
  const all = chunks(round)
  const [connection] = network.registered
  const done = sink.waitFor(`end-of-round-${round}-`)
  const before = processorTime(contender.pid)
  const began = performance.now()
  for (const chunk of all) await connection?.say(chunk)
  await done
  return [(performance.now() - began) / 1000, processorTime(contender.pid) - before]
}

const running = new Map<ContenderName, Running>()
const figures = new Map<ContenderName, Figures>()
for (const name of names) {
  running.set(name, await begin(name))
  figures.set(name, { perSecond: [], processor: [] })
}
console.log(`${COUNT} messages a round, ${ROUNDS} rounds in turns; load ${load()}`)
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, one] of running) {
    const [seconds, ms] = await runOnce(one, round)
    // The first one warms up.
    if (round === 0) continue
    figures.get(name)?.perSecond.push(COUNT / seconds)
    figures.get(name)?.processor.push((ms / COUNT) * 100_000)
  }
}
const soju = figures.get('soju')
for (const [name, { perSecond, processor: all }] of figures) {
  const rate = median(perSecond)
  const ratio = soju === undefined ? '' : `, ${(rate / median(soju.perSecond)).toFixed(2)} x soju`
  console.log(`${name}: ${Math.round(rate)} messages/s${ratio}; ${(median(all) / 1000).toFixed(2)} s CPU per 100,000`)
}
const figuresBy = (of: (all: Figures) => number): Record<string, number> =>
  Object.fromEntries([...figures].map(([name, all]) => [name, of(all)]))
const rates = figuresBy(({ perSecond }) => median(perSecond))
const processor = figuresBy(({ processor: all }) => median(all) / 100)
reportRows([
  { work: 'bouncer: recorded and shown', unit: 'messages/s', better: 'more', figures: rates },
  { work: 'bouncer: processor time for each message', unit: 'µs', better: 'less', figures: processor },
])
console.log(`load ${load()}`)
for (const { contender, network, sink } of running.values()) {
  await sink[Symbol.asyncDispose]()
  await contender.stop()
  await network[Symbol.asyncDispose]()
}
