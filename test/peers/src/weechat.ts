import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { peerProgram } from './fetch.ts'
import { loopback } from './ports.ts'
import { RunningProgram } from './running-program.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const POLL_MILLISECONDS = 25
const GIVE_UP_MILLISECONDS = 60_000

/** Where WeeChat connects, and as whom. Its name for the server is `test`. */
export interface WeechatOptions {
  readonly port: number
  readonly nickname: string
  /** `user`, or `user/network@client` for a bouncer; the nickname unless told otherwise. */
  readonly username?: string
  readonly password?: string
  /** Channels to join after the connection. */
  readonly channels?: readonly string[]
  /** Commands to run at the start, before the connection, such as `/set irc.look.smart_filter off`. */
  readonly commands?: readonly string[]
}

/** A WeeChat without a screen: it does what it is told and logs what a person would see. */
export class WeechatClient implements AsyncDisposable {
  readonly #folder: string
  readonly #program: RunningProgram

  private constructor(folder: string, program: RunningProgram) {
    this.#folder = folder
    this.#program = program
  }

  /** Starts WeeChat; used by `startWeechat`. */
  static async create(options: WeechatOptions): Promise<WeechatClient> {
    const folder = temporaryFolder('weechat')
    const program = peerProgram('weechat')
    mkdirSync(join(folder, 'logs'))
    const commands = [...startCommands(folder), ...serverCommands(options)]
    const run = commands.flatMap((command) => ['--run-command', command])
    const args = ['--stdout', '--dir', folder, '--plugins', 'irc,logger,fifo', ...run]
    // Its plugins stand beside the unpacked program, not where it was built to look.
    const env = { WEECHAT_EXTRA_LIBDIR: libraryFolder(program.path) }
    const running = await RunningProgram.start(program, args, { name: 'WeeChat', cwd: folder, env })
    // All commands before it have run then.
    await running.waitForOutput(/connecting to server/)
    return new WeechatClient(folder, running)
  }

  /**
   * Types into a buffer, a message or a command: `say('irc.test.#t', 'hello')`, `say('core.weechat', '/version')`.
   * Buffers of a server are `irc.test.NAME`, the server's own is `irc.server.test`.
   */
  say(buffer: string, text: string): void {
    writeFileSync(join(this.#folder, 'fifo'), `${buffer} *${text}\n`)
  }

  /** What a buffer shows, one line each: time, sender, text, with tabs between. Empty when nothing was logged yet. */
  log(buffer: string): string {
    const file = `${buffer}.weechatlog`.toLowerCase()
    const logs = join(this.#folder, 'logs')
    if (!readdirSync(logs).includes(file)) return ''
    return readFileSync(join(logs, file), 'utf8')
  }

  /** Resolves when a buffer shows something that matches; rejects when WeeChat ends first. */
  async waitForLog(buffer: string, pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = performance.now() + GIVE_UP_MILLISECONDS
    for (;;) {
      const match = pattern.exec(this.log(buffer))
      if (match !== null) return match
      if (this.#program.hasEnded || performance.now() > deadline) {
        throw new Error(`${buffer} does not show ${pattern}; it shows:\n${this.log(buffer)}\n${this.#everything()}`)
      }
      await delay(POLL_MILLISECONDS)
    }
  }

  /** Ends WeeChat and removes its files. */
  async stop(): Promise<void> {
    await this.#program.stop()
    removeFolder(this.#folder)
  }

  /** The same as `stop`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  #everything(): string {
    const files = readdirSync(join(this.#folder, 'logs'))
    return `${files.join(', ')}\n${this.#program.failure('its output').message}`
  }
}

function libraryFolder(program: string): string {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  return join(dirname(program), '../lib', triplet, 'weechat')
}

function startCommands(folder: string): string[] {
  return [
    `/set fifo.file.path ${join(folder, 'fifo')}`,
    `/set logger.file.path ${join(folder, 'logs')}`,
    '/set logger.file.flush_delay 0',
    '/set logger.file.mask $plugin.$name.weechatlog',
  ]
}

function serverCommands(options: WeechatOptions): string[] {
  const { port, nickname, username = nickname, password, channels = [], commands = [] } = options
  return [
    '/set irc.server_default.capabilities "*"',
    `/server add test ${loopback}/${port} -username=${username} -nicks=${nickname}`,
    '/set irc.server.test.ssl off',
    // Nothing is sent more slowly than it is typed.
    '/set irc.server.test.anti_flood_prio_high 0',
    '/set irc.server.test.anti_flood_prio_low 0',
    ...(password === undefined ? [] : [`/set irc.server.test.password ${password}`]),
    ...(channels.length === 0 ? [] : [`/set irc.server.test.autojoin ${channels.join(',')}`]),
    ...commands,
    '/connect test',
  ]
}

/**
 * Starts WeeChat and connects it, with every capability it knows, to a server on 127.0.0.1. Returns when it begins
 * to connect: wait for what it shows. Ask `skipUnless('weechat')` first.
 */
export function startWeechat(options: WeechatOptions): Promise<WeechatClient> {
  return WeechatClient.create(options)
}
