// `node bench/bouncer-memory.ts [runs, default 1]`: memory for each connection to a network, with 5 channels of 20 members
// each. bench/README.md says what each figure means.
import { setTimeout as delay } from 'node:timers/promises'
import { buildPackage } from '../scripts/packaging/package-build.ts'
import { FastNetwork } from '../test/bouncer/fast-network.ts'
import { type ContenderName, contendersHere, startContender } from './bouncer-contenders.ts'
import { median, memory } from './bouncer-figures.ts'
import { reportRows } from './rows.ts'

const RUNS = Number(process.argv[2] ?? 1)
/** What one network costs is told from the last two: threads and caches that come with the first lines are in both. */
const COUNTS = [1, 100, 500] as const
/** These come to their networks one by one, a second or two apart: with 500, nobody waits for them. */
const PATIENT: readonly ContenderName[] = ['thelounge', 'znc']
const CHANNELS = ['#one', '#two', '#three', '#four', '#five']
/** So that garbage is not counted, of which there is more or less by chance. */
const COLLECTING = `--expose-gc --import ${import.meta.resolve('./bouncer-collect.mjs')}`
/** For what was begun to end. */
const SETTLE_MS = 3_000

/** A bouncer comes to one host slowly, however many networks are there: these are hosts enough. */
const HOSTS = Array.from({ length: 50 }, (_, index) => `127.0.0.${index + 1}`)

/** KiB of a process of its own that holds so many networks: as it stands, and when garbage has been given back. */
interface Held {
  readonly standing: number
  readonly collected: number
}

async function held(name: ContenderName, count: number): Promise<Held> {
  await using stack = new AsyncDisposableStack()
  const hosts: FastNetwork[] = []
  for (const host of HOSTS.slice(0, count)) {
    hosts.push(stack.use(await FastNetwork.start({ host, capabilities: 'message-tags server-time', members: 20 })))
  }
  const networks = Array.from({ length: count }, (_, index) => hosts[index % hosts.length]).filter(isThere)
  const contender = stack.use(await startContender(name, networks, { env: { NODE_OPTIONS: COLLECTING }, built: true }))
  // What making the networks cost is not what holding them costs. Those of the others are in a file from the beginning.
  if (!PATIENT.includes(name)) await contender.restart()
  for (const [index, host] of hosts.entries()) {
    const here = Math.ceil((count - index) / hosts.length)
    for (const connection of await host.waitForAll(here, 0)) connection.join(...CHANNELS)
  }
  await delay(SETTLE_MS)
  const standing = memory(contender.pid)
  // soju's collector gives back by itself, ZNC has none.
  if (name === 'soju' || name === 'znc') return { standing, collected: standing }
  process.kill(contender.pid, 'SIGUSR2')
  await delay(SETTLE_MS)
  return { standing, collected: memory(contender.pid) }
}

function isThere(network: FastNetwork | undefined): network is FastNetwork {
  return network !== undefined
}

async function measure(name: ContenderName): Promise<readonly Held[]> {
  const counts = COUNTS.filter((count) => count <= 100 || !PATIENT.includes(name))
  const samples = counts.map((): Held[] => [])
  for (let run = 0; run < RUNS; run++) {
    for (const [index, count] of counts.entries()) {
      const sample = await held(name, count)
      console.log(`${name}, ${count} networks: ${mebibytes(sample.standing)}, collected ${mebibytes(sample.collected)}`)
      samples[index]?.push(sample)
    }
  }
  return samples.map((runs) => ({
    standing: median(runs.map(({ standing }) => standing)),
    collected: median(runs.map(({ collected }) => collected)),
  }))
}

function mebibytes(kibibytes: number): string {
  return `${(kibibytes / 1024).toFixed(1)} MiB`
}

function mebibytesOf(kibibytes: number | undefined): number | undefined {
  return kibibytes === undefined ? undefined : kibibytes / 1024
}

await buildPackage()
const names = await contendersHere('longwire', 'soju', 'znc', 'thelounge')
const all = new Map<ContenderName, readonly Held[]>()
for (const name of names) {
  all.set(name, await measure(name))
}

/** Of those that have one. */
function figures(of: (medians: readonly Held[]) => number | undefined): Record<string, number> {
  const found = [...all].map(([name, medians]) => [name, of(medians)] as const)
  return Object.fromEntries(found.filter((entry): entry is readonly [ContenderName, number] => entry[1] !== undefined))
}

function kinds(index: number): readonly (readonly [what: string, kind: keyof Held])[] {
  // With one network there is little to collect.
  return index === 0
    ? [['', 'collected']]
    : [
        ['', 'collected'],
        [', before garbage is collected', 'standing'],
      ]
}

const work = `bouncer: memory for each network, from ${COUNTS[1]} to ${COUNTS[2]}, 5 channels each`
const perNetwork = figures(([, some, many]) =>
  some === undefined || many === undefined ? undefined : (many.collected - some.collected) / (COUNTS[2] - COUNTS[1]),
)
for (const [name, kibibytes] of Object.entries(perNetwork)) console.log(`${name}: ${kibibytes.toFixed(1)} KiB each`)
reportRows([
  { work, unit: 'KiB', better: 'less', figures: perNetwork },
  ...COUNTS.flatMap((count, index) =>
    kinds(index).map(([what, kind]) => ({
      work: `bouncer: memory with ${count === 1 ? 'one network' : `${count} networks`}${what}`,
      unit: 'MiB',
      better: 'less' as const,
      figures: figures((medians) => mebibytesOf(medians[index]?.[kind])),
    })),
  ),
])
