// One measurement of one client, in a process of its own: `ingest NAME PORT LINES KIND` or `memory NAME PORT CONNECTIONS`.
// It prints its figures as JSON.
import { type Connect, contenders } from './connection-contenders.ts'

const WARM_UP = 60_000

const [what, name = '', port = '', ...rest] = process.argv.slice(2)
const connect = contenderOf(name)

function contenderOf(called: string): Connect {
  const found = contenders[called]
  if (found) return found
  throw new Error(`there is no contender ${called}`)
}

async function ingest(lines: number, kind: string): Promise<object> {
  const client = await connect(Number(port), 'ada')
  await client.flood(`GO ${WARM_UP} ${kind}`)
  const before = { told: client.told(), time: performance.now(), cpu: process.cpuUsage() }
  await client.flood(`GO ${lines} ${kind}`)
  const { user, system } = process.cpuUsage(before.cpu)
  const seconds = (performance.now() - before.time) / 1_000
  client.close()
  return { lines, seconds, cpuSeconds: (user + system) / 1e6, told: client.told() - before.told }
}

async function memory(connections: number): Promise<object> {
  // The first one loads what all need.
  const all = [await connect(Number(port), 'first')]
  const before = settled()
  for (let index = 0; index < connections; index++) all.push(await connect(Number(port), `ada${index}`))
  const after = settled()
  const kibibytes = (field: keyof typeof after) => (after[field] - before[field]) / 1_024 / connections
  for (const client of all) client.close()
  return { connections, rss: kibibytes('rss'), heap: kibibytes('heapUsed'), outside: kibibytes('external') }
}

function settled(): NodeJS.MemoryUsage {
  for (let count = 0; count < 4; count++) globalThis.gc?.()
  return process.memoryUsage()
}

const figures = what === 'memory' ? await memory(Number(rest[0])) : await ingest(Number(rest[0]), rest[1] ?? 'tagged')
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
