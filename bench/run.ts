// `npm run bench [-- [--keep] NAME ...]`: runs what is measured, all of it or what is named, beside the peers that are to be had;
// prints one table, and, when all was run or it is to be kept, renews these rows of docs/benchmarks.md.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setUpPeers } from '@longwire/peers'
import { buildWebApp } from '../scripts/web-build.ts'
import { keepRows } from './measured.ts'
import { type Circumstances, ROWS_FILE, rowsIn } from './rows.ts'
import { tableOf } from './table.ts'

const root = join(import.meta.dirname, '..')

/** What is run, in this order: a program beside this one, and its arguments. */
const programs: Readonly<Record<string, readonly string[]>> = {
  'irc-parse': [],
  connection: [],
  'bouncer-ingest': [],
  'bouncer-attach': [],
  'bouncer-latency': [],
  'bouncer-memory': [],
  'bouncer-http': [],
  attention: [],
  store: ['1000000'],
  'store-postgres': ['200000'],
  web: [],
}

/** What is run only where it is named, for the time that it takes or since it is a part of another: the program and its arguments. */
const longPrograms: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  // Some ten minutes, and 3 GB of the disk.
  'store-10m': ['store', '10000000'],
  // What is fetched, and the time to the list.
  'web-start': ['web', '5', 'start'],
}

interface Ended {
  readonly ok: boolean
  readonly output: string
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const shell = process.platform === 'win32'
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    process.stdout.write(text)
  })
  child.on('error', (error) => resolve({ ok: false, output: error.message }))
  child.on('close', (code) => resolve({ ok: code === 0, output }))
  return promise
}

/** Why the libraries to compare with are not there; undefined when they are. */
async function missingLibraries(): Promise<string | undefined> {
  if (existsSync(join(root, 'bench/peers/node_modules'))) return undefined
  const args = ['ci', '--prefix', 'bench/peers', '--ignore-scripts', '--no-audit', '--no-fund']
  return (await run('npm', args)).ok ? undefined : 'npm could not install bench/peers'
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? ''
  const known = model === '' || model === 'unknown' ? '' : ` (${model})`
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} processors${known}, ${memory} GiB of memory, ${process.platform} ${process.arch}`
}

function circumstances(): Circumstances {
  return { on: new Date().toISOString().slice(0, 10), machine: machine(), node: process.versions.node }
}

async function main(given: readonly string[]): Promise<boolean> {
  const { values, positionals: wanted } = parseArgs({
    args: [...given],
    options: { keep: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const unknown = wanted.filter((name) => !Object.hasOwn(programs, name) && !Object.hasOwn(longPrograms, name))
  if (unknown.length > 0) {
    console.error(
      `There is no ${unknown.join(', ')}; there are ${Object.keys({ ...programs, ...longPrograms }).join(', ')}.`,
    )
    return false
  }
  const folder = mkdtempSync(join(tmpdir(), 'longwire-bench-rows-'))
  const file = join(folder, 'rows')
  const leftOut: string[] = []
  const peers = await setUpPeers(['ergo', 'soju', 'znc', 'chromium'])
  const noLibraries = await missingLibraries()
  if (wanted.length === 0 || wanted.some((name) => name.startsWith('web'))) await buildWebApp()
  const usual = Object.entries(programs).map(([name, args]) => [name, name, args] as const)
  const long = Object.entries(longPrograms).map(([name, [program, ...args]]) => [name, program, args] as const)
  for (const [name, program, args] of [...usual, ...long]) {
    if (wanted.length > 0 ? !wanted.includes(name) : Object.hasOwn(longPrograms, name)) continue
    if (noLibraries !== undefined && ['irc-parse', 'connection'].includes(name)) {
      leftOut.push(`${name}: ${noLibraries}`)
      continue
    }
    console.log(`\n== ${name}`)
    const script = join(import.meta.dirname, `${program}.ts`)
    const { ok, output } = await run(process.execPath, [script, ...args], { ...peers, [ROWS_FILE]: file })
    leftOut.push(...output.split('\n').flatMap((line) => /^left out: (?<what>.*)$/.exec(line)?.groups?.['what'] ?? []))
    if (!ok) leftOut.push(`${name}: it failed`)
  }
  const rows = rowsIn(file)
  rmSync(folder, { recursive: true, force: true })
  console.log(`\n${tableOf(rows)}`)
  for (const line of leftOut) console.log(`left out: ${line}`)
  if (wanted.length === 0 || values.keep) {
    const now = circumstances()
    keepRows(rows.map((row) => ({ ...row, ...now })))
  }
  return rows.length > 0
}

if (!(await main(process.argv.slice(2)))) process.exitCode = 1
