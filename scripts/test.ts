// `npm test [-- PATH ...]`: check, then what the tests need, then the tests. With paths, only the tests below them
// and without the check. `--soak` runs the long `*.soak.ts` files instead; `--slowest` tells which files took longest.
import { spawn } from 'node:child_process'
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { peersAskedFor, setUpPeers } from '@longwire/peers'
import { groupsOf, writeGroups } from './test-groups.ts'
import { buildWebApp } from './web-build.ts'

const root = join(import.meta.dirname, '..')
const args = process.argv.slice(2)
const soak = args.includes('--soak')
const slowest = args.includes('--slowest')
const paths = args.filter((arg) => !arg.startsWith('--'))

/** A test that hangs is ended after this many milliseconds, so that a run always ends and says where. The longest take 40 s. */
const HANG_LIMIT = 300_000
/** Processes at once: one more than there are processors, for there is always one that waits. More would want much memory. */
const AT_ONCE = Math.min(availableParallelism() + 1, 6)

function selectedFiles(): string[] {
  const kind = soak ? 'soak' : 'test'
  const all = globSync(`{packages,apps,test,bench,scripts}/**/*.${kind}.ts`, {
    cwd: root,
    exclude: ['**/node_modules', '**/dist', '**/.cache'],
  })
  const wanted = paths.map((path) => relative(root, resolve(path)).replaceAll('\\', '/'))
  return all
    .filter((file) => wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(`${path}/`)))
    .toSorted()
}

function exitOf(program: string, programArgs: readonly string[], env = process.env): Promise<number> {
  const { promise, resolve: done } = Promise.withResolvers<number>()
  const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit', env })
  child.on('error', () => done(1))
  child.on('close', (code) => done(code ?? 1))
  return promise
}

async function runTests(files: readonly string[]): Promise<number> {
  const read = files.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const env = { ...process.env }
  const peers = new Set(read.flatMap(({ text }) => peersAskedFor(text)))
  if (peers.size > 0) Object.assign(env, await setUpPeers([...peers]))
  if (files.some((file) => file.startsWith('test/') && !file.startsWith('test/peers/'))) await buildWebApp()
  const temporary = temporaryFolderOfRun()
  env['TMPDIR'] = temporary
  // Without this every process would strip and compile all that it imports anew.
  env['NODE_COMPILE_CACHE'] = join(temporary, 'compiled')
  const limit = soak ? [] : [`--test-timeout=${HANG_LIMIT}`]
  const processes = writeGroups(soak ? files.map((file) => [file]) : groupsOf(read), root, temporary)
  const preload = join(import.meta.dirname, 'test-conditions.ts')
  return await exitOf(
    process.execPath,
    ['--import', preload, '--test', `--test-concurrency=${AT_ONCE}`, ...reporters(), ...limit, ...processes],
    env,
  )
}

function reporters(): readonly string[] {
  const names = slowest ? ['spec', join(import.meta.dirname, 'slowest-files.ts')] : ['spec']
  return names.flatMap((name) => [`--test-reporter=${name}`, '--test-reporter-destination=stdout'])
}

/** Where the tests of this run put what they need for a moment: gone when the run ends, also where a test was cut off. */
function temporaryFolderOfRun(): string {
  const folder = mkdtempSync(join(tmpdir(), 'longwire-test-'))
  // PostgreSQL runs as another user, in a folder of its own below.
  chmodSync(folder, 0o711)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  // Whoever ends the run ends the tests as well; this process stays until they are gone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  return folder
}

async function main(): Promise<number> {
  const files = selectedFiles()
  if (files.length === 0) {
    console.error(`no ${soak ? 'soak' : 'test'} file below ${paths.join(', ') || 'the repository'}`)
    return 1
  }
  if (paths.length === 0 && !soak) {
    const check = await exitOf(process.execPath, ['scripts/check.ts'])
    if (check !== 0) return check
  }
  return await runTests(files)
}

process.exitCode = await main()
