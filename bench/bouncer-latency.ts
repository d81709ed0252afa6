// `node bench/bouncer-latency.ts [messages a second, default 1000] [seconds, default 15]`: how long a message takes from the
// server through the record to a client. bench/README.md says what each figure means.
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { type ContenderName, contendersHere, startContender } from './bouncer-contenders.ts'
import { load } from './bouncer-figures.ts'
import { Sink } from './bouncer-sink.ts'
import { reportRows } from './rows.ts'
import { quantile } from './store-figures.ts'

const RATE = Number(process.argv[2] ?? 1000)
const SECONDS = Number(process.argv[3] ?? 15)
/** Of the beginning, which only warms up. */
const WARM_SECONDS = 3
const STAMP = /<(\d+\.\d)>/g

/** Says one message after the other at the pace, whatever the timer does; each carries when it was said. */
async function talk(say: (line: string) => void): Promise<void> {
  const began = performance.now()
  let said = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setInterval(() => {
    const now = performance.now()
    const due = Math.min(RATE * SECONDS, ((now - began) / 1000) * RATE)
    for (; said < due; said++) {
      say(`:member${said % 20}!user@host.example PRIVMSG #one :said <${now.toFixed(1)}> and some words more\r\n`)
    }
    if (said >= RATE * SECONDS) {
      clearInterval(timer)
      resolve()
    }
  }, 1)
  await promise
}

interface Latency {
  readonly p50: number
  readonly p99: number
}

async function measure(name: ContenderName): Promise<Latency> {
  await using network = await FastNetwork.start({ capabilities: 'message-tags server-time', members: 20 })
  await using contender = await startContender(name, [network])
  const [connection] = network.registered
  await using sink = await Sink.attach(contender, 'net0')
  const joined = sink.waitFor(' #one :End of /NAMES list')
  connection?.join('#one')
  await joined
  const latencies: number[] = []
  let seen = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  sink.onLines = (text) => {
    const now = performance.now()
    for (const [, said] of text.matchAll(STAMP)) {
      seen++
      if (seen > RATE * WARM_SECONDS) latencies.push(now - Number(said))
    }
    if (seen >= RATE * SECONDS) resolve()
  }
  await talk((line) => void connection?.say(line))
  await promise
  const [p50, p90, p99, worst] = [0.5, 0.9, 0.99, 1].map((share) => quantile(latencies, share).toFixed(2))
  console.log(`${name}: p50 ${p50} ms, p90 ${p90} ms, p99 ${p99} ms, worst ${worst} ms; load ${load()}`)
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
}

console.log(`${RATE} messages a second for ${SECONDS} s, the first ${WARM_SECONDS} s not counted; load ${load()}`)
const all = new Map<string, Latency>()
for (const name of await contendersHere('longwire', 'soju', 'znc')) all.set(name, await measure(name))
reportRows(
  (['p50', 'p99'] as const).map((which) => ({
    work: `bouncer: server to client at ${RATE} messages/s, ${which}`,
    unit: 'ms',
    better: 'less',
    figures: Object.fromEntries([...all].map(([name, latency]) => [name, latency[which]])),
  })),
)
