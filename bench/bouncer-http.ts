// `node bench/bouncer-http.ts [seconds, default 15]`: how long a request over HTTP takes while one network floods.
// bench/README.md says what each figure means.
import { once } from 'node:events'
import { Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { Account } from '../test/bouncer/account.ts'
import { Longwire } from '../test/longwire.ts'
import { load } from './bouncer-figures.ts'
import { reportRows } from './rows.ts'
import { quantile } from './store-figures.ts'

const SECONDS = Number(process.argv[2] ?? 15)
const PATHS = ['/api/session', '/healthz', '/']
/** Milliseconds between two requests; without it they are refused as too many. */
const EVERY = 250
const LINES = 1000

const agent = new Agent({ keepAlive: true })

async function flood(network: FastNetwork, until: number): Promise<number> {
  const connection = await network.waitFor(({ channels }) => channels.has('#flood'))
  const line = ':bob!user@host.example PRIVMSG #flood :one of very many lines that come as fast as they are read\r\n'
  const bytes = Buffer.from(line.repeat(LINES))
  let said = 0
  while (performance.now() < until) {
    await connection.say(bytes)
    said += LINES
  }
  return said
}

/** Asks as a browser does, and reads the answer as it comes: unpacking it is not the bouncer's work. Gives the status. */
async function get(url: string): Promise<number> {
  const asked = httpGet(url, { agent, headers: { 'accept-encoding': 'br, gzip' } })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer.statusCode ?? 0
}

async function request(
  url: string,
  until: number,
): Promise<{ readonly samples: readonly number[]; readonly status: number }> {
  const samples: number[] = []
  let status = 0
  while (performance.now() < until) {
    const began = performance.now()
    status = await get(url)
    samples.push(performance.now() - began)
    await delay(EVERY)
  }
  return { samples, status }
}

async function report(title: string, longwire: Longwire, until: number): Promise<void> {
  const results = await Promise.all(PATHS.map((path) => request(longwire.url + path, until)))
  for (const [index, { samples, status }] of results.entries()) {
    const [p50, p99, worst] = [0.5, 0.99, 1].map((share) => quantile(samples, share).toFixed(1))
    console.log(
      `${title}, GET ${PATHS[index]} (${status}): p50 ${p50}, p99 ${p99}, worst ${worst} ms of ${samples.length}`,
    )
    const work = `bouncer: GET ${PATHS[index]} ${title}, worst`
    reportRows([{ work, unit: 'ms', better: 'less', figures: { longwire: Math.max(...samples) } }])
  }
}

using _ = { [Symbol.dispose]: () => agent.destroy() }
await using network = await FastNetwork.start({ capabilities: 'message-tags server-time' })
await using longwire = await Longwire.start()
const ada = await Account.setUp(longwire)
await ada.addNetwork({ name: 'flood', port: network.port })
await network.waitForAll(1, 0)
network.registered[0]?.join('#flood')
console.log(`load ${load()}`)
await report('idle', longwire, performance.now() + 3000)
const until = performance.now() + SECONDS * 1000
const [said] = await Promise.all([flood(network, until), report('in a flood', longwire, until)])
console.log(`the flood: ${Math.round(said / SECONDS)} lines/s were taken; load ${load()}`)
