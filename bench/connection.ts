// Clients beside each other, on a loopback socket; bench/README.md says what the figures mean.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { median } from './irc-parse-rounds.ts'
import { reportRows } from './rows.ts'

const LINES = 200_000
const CONNECTIONS = 500
const ROUNDS = 7
const names = ['longwire', 'irc-framework'] as const

interface Ingested {
  readonly lines: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly told: number
}

interface Held {
  readonly rss: number
  readonly heap: number
  readonly outside: number
}

function start(file: string, args: readonly string[]) {
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, lines: createInterface({ input: child.stdout }) }
}

async function figures<T>(args: readonly string[]): Promise<T> {
  const { child, lines } = start('connection-run.ts', args)
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${args.join(' ')} ended with ${String(code)} and no figures`)
  })
  failed.catch(() => {})
  const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string]
  if (child.exitCode === null) await once(child, 'exit')
  return JSON.parse(line) as T
}

async function ingest(port: string, kind: 'tagged' | 'plain'): Promise<void> {
  const runs = new Map<string, Ingested[]>(names.map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      runs.get(name)?.push(await figures<Ingested>(['ingest', name, port, String(LINES), kind]))
    }
  }
  console.log(`\nreading ${LINES} lines, ${kind}: median of ${ROUNDS} runs, each a process of its own`)
  const perSecond = new Map<string, number>()
  for (const [name, all] of runs) {
    const cpu = median(all.map(({ lines, cpuSeconds }) => lines / cpuSeconds))
    const wall = median(all.map(({ lines, seconds }) => lines / seconds))
    perSecond.set(name, cpu)
    const per100k = median(all.map(({ lines, cpuSeconds }) => (cpuSeconds / lines) * 100_000))
    console.log(
      `  ${name.padEnd(14)} ${cpu.toFixed(0).padStart(9)} lines per CPU second, ${wall.toFixed(0).padStart(9)} lines/s, ` +
        `${per100k.toFixed(2)} CPU s per 100,000`,
    )
  }
  console.log(`  longwire : irc-framework = ${ratio(perSecond)}`)
  const work = `client: lines read, ${kind}`
  reportRows([{ work, unit: 'lines/CPU s', better: 'more', figures: Object.fromEntries(perSecond) }])
}

async function memory(port: string): Promise<void> {
  const held = new Map<string, Held[]>(names.map((name) => [name, []]))
  for (let round = 0; round < 3; round++) {
    for (const name of names) held.get(name)?.push(await figures<Held>(['memory', name, port, String(CONNECTIONS)]))
  }
  console.log(`\n${CONNECTIONS} idle connections, each in 5 channels of 50 members: KiB for each, median of 3 runs`)
  const each = new Map<string, number>()
  for (const [name, all] of held) {
    const rss = median(all.map((one) => one.rss))
    const heap = median(all.map((one) => one.heap))
    const outside = median(all.map((one) => one.outside))
    each.set(name, rss)
    console.log(
      `  ${name.padEnd(14)} rss ${rss.toFixed(1)}, heap ${heap.toFixed(1)}, outside the heap ${outside.toFixed(1)}`,
    )
  }
  console.log(`  longwire : irc-framework = ${ratio(each)}`)
  const work = 'client: memory of a connection, 5 channels of 50'
  reportRows([{ work, unit: 'KiB', better: 'less', figures: Object.fromEntries(each) }])
}

function ratio(figureOf: ReadonlyMap<string, number>): string {
  return ((figureOf.get('longwire') ?? Number.NaN) / (figureOf.get('irc-framework') ?? Number.NaN)).toFixed(2)
}

const server = start('connection-server.ts', [])
const [port] = (await once(server.lines, 'line')) as [string]
await ingest(port, 'tagged')
await ingest(port, 'plain')
await memory(port)
server.child.kill()
