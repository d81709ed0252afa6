import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { RunningProgram, temporaryFolder } from '@longwire/peers'

const main = join(import.meta.dirname, '../apps/cli/src/main.ts')
const builtMain = join(import.meta.dirname, '../apps/cli/dist/longwire.mjs')
const anyPort = '127.0.0.1:0'

/** How a bouncer is started. */
export interface LongwireOptions {
  /** Variables beyond the usual ones. */
  readonly env?: Readonly<Record<string, string>>
  /** Its data folder is a file system of this size in memory, as for `mount`; gone when the bouncer ends. */
  readonly disk?: string
  /** What `npm run build` made, instead of the sources. */
  readonly built?: boolean
}

/** A running bouncer: the real command in a process of its own, on a data folder of its own. */
export class Longwire implements AsyncDisposable {
  readonly folder: string
  readonly #options: LongwireOptions
  #program: RunningProgram
  /** Where it listens; the same again after `restart`. */
  #places: Places

  private constructor(folder: string, options: LongwireOptions, program: RunningProgram, places: Places) {
    this.folder = folder
    this.#options = options
    this.#program = program
    this.#places = places
  }

  /** Starts `longwire serve` on an empty data folder and waits until it says where it listens. */
  static async start(options: LongwireOptions = {}): Promise<Longwire> {
    const folder = temporaryFolder('bouncer')
    const program = await serve(folder, options, { http: anyPort, irc: anyPort })
    return new Longwire(folder, options, program, await listening(program))
  }

  get url(): string {
    return `http://${this.#places.http}`
  }

  /** The data folder as this process can reach it. */
  get dataFolder(): string {
    return this.#options.disk === undefined
      ? dataFolderOf(this.folder)
      : `/proc/${this.pid}/root${dataFolderOf(this.folder)}`
  }

  /** The port for IRC clients, without TLS. */
  get ircPort(): number {
    return Number(this.#places.irc.split(':')[1])
  }

  /** Another one after `restart`. */
  get pid(): number {
    return this.#program.pid
  }

  get output(): string {
    return this.#program.output
  }

  /** The one-time link that the start printed. */
  async setupLink(): Promise<string> {
    const match = await this.#program.waitForOutput(/(http:\/\/\S+\/setup#token=\S+)/)
    return match[1] ?? ''
  }

  /** Another command on its data folder, such as `user add`; rejects with what it printed when it fails. */
  async command(...args: readonly string[]): Promise<string> {
    const program = { path: process.execPath, env: {} }
    const all = [main, ...args, '--data', dataFolderOf(this.folder)]
    await using running = await RunningProgram.start(program, all, { name: 'longwire', cwd: this.folder })
    const how = await running.ended
    if (how !== 'ended with code 0') throw running.failure(args.join(' '))
    return running.output
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#program.kill('SIGKILL')
  }

  /** Ends it as an administrator would. */
  async stop(): Promise<void> {
    await this.#program.stop()
  }

  /** Starts it again on the same data and the same ports. */
  async restart(): Promise<void> {
    await this.#program.stop()
    this.#program = await serve(this.folder, this.#options, this.#places)
    this.#places = await listening(this.#program)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop()
  }
}

/** `ADDRESS:PORT` of both sides. */
interface Places {
  readonly http: string
  readonly irc: string
}

function dataFolderOf(folder: string): string {
  return join(folder, 'data')
}

async function serve(
  folder: string,
  { env = {}, disk, built = false }: LongwireOptions,
  { http, irc }: Places,
): Promise<RunningProgram> {
  const data = dataFolderOf(folder)
  const command = [process.execPath, built ? builtMain : main, 'serve', '--data', data, '--http', http, '--irc', irc]
  if (disk !== undefined) mkdirSync(data, { recursive: true })
  const [path = '', ...args] = disk === undefined ? command : onDisk(disk, data, command)
  return await RunningProgram.start({ path, env }, args, { name: 'longwire', cwd: folder })
}

/** In a mount namespace of its own the disk is gone with the process, and nobody has to be root. */
function onDisk(size: string, folder: string, command: readonly string[]): readonly string[] {
  const script = 'mount -t tmpfs -o size="$1" tmpfs "$2" || exit 77; shift 2; exec "$@"'
  return ['unshare', '-rm', 'sh', '-c', script, 'sh', size, folder, ...command]
}

/** The line with the address is the last of what a start prints. */
async function listening(program: RunningProgram): Promise<Places> {
  const [, http = ''] = await program.waitForOutput(/ready at http:\/\/(127\.0\.0\.1:\d+)/)
  const [, irc = ''] = await program.waitForOutput(/accepted on port (\d+)/)
  return { http, irc: `127.0.0.1:${irc}` }
}
