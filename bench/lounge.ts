import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { RunningProgram, freePorts, loopback, temporaryFolder, waitForPort } from '@longwire/peers'
import type { FastNetwork } from '../test/bouncer/fast-network.ts'

const { resolve } = createRequire(new URL('./peers/package.json', import.meta.url))

/** Why The Lounge cannot take part; undefined when it can. */
export function loungeMissing(): string | undefined {
  try {
    resolve('thelounge/package.json')
    return undefined
  } catch {
    return 'npm ci --prefix bench/peers brings it'
  }
}

/** How it is started. */
export interface LoungeOptions {
  /** Whether it keeps what is said on the disk, as it does when nobody says otherwise. */
  readonly history?: boolean
  /** Variables beyond the usual ones. */
  readonly env?: Readonly<Record<string, string>>
}

/** A running The Lounge with one person, `ada`, on these networks, with its own settings. */
export class Lounge implements AsyncDisposable {
  readonly user = 'ada'
  readonly password = 'correct-horse-battery'
  readonly port: number
  readonly #folder = temporaryFolder('lounge')
  #program: RunningProgram | undefined

  readonly #env: Readonly<Record<string, string>>

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.port = port
    this.#env = env
  }

  /** Resolves when it listens; its networks may come later. */
  static async start(
    networks: readonly Pick<FastNetwork, 'host' | 'port'>[],
    { history = true, env = {} }: LoungeOptions = {},
  ): Promise<Lounge> {
    const [port = 0] = await freePorts(1)
    const lounge = new Lounge(port, env)
    await lounge.#configure(networks, history)
    await lounge.#serve()
    return lounge
  }

  get url(): string {
    return `http://${loopback}:${this.port}/`
  }

  /** Another one after `restart`. */
  get pid(): number {
    if (this.#program === undefined) throw new Error('The Lounge was not started')
    return this.#program.pid
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.#serve()
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
  }

  /** Ends it, and removes its files. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #configure(networks: readonly Pick<FastNetwork, 'host' | 'port'>[], history: boolean): Promise<void> {
    writeFileSync(join(this.#folder, 'config.js'), configuration(this.port, history))
    mkdirSync(join(this.#folder, 'users'))
    await using adding = await this.#run('add', this.user, '--password', this.password, '--save-logs')
    const how = await adding.ended
    if (how !== 'ended with code 0') throw adding.failure('add')
    const file = join(this.#folder, 'users', `${this.user}.json`)
    const person = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const named = { nick: this.user, username: this.user, realname: this.user, channels: [] }
    const all = networks.map(({ host, port }, index) => ({
      ...named,
      uuid: crypto.randomUUID(),
      name: `net${index}`,
      host,
      port,
      tls: false,
    }))
    writeFileSync(file, JSON.stringify({ ...person, networks: all }))
  }

  async #serve(): Promise<void> {
    this.#program = await this.#run('start')
    await waitForPort(this.#program, this.port)
  }

  async #run(...args: readonly string[]): Promise<RunningProgram> {
    const program = { path: process.execPath, env: { ...this.#env, THELOUNGE_HOME: this.#folder } }
    const script = resolve('thelounge/index.js')
    return await RunningProgram.start(program, [script, ...args], { name: 'The Lounge', cwd: this.#folder })
  }
}

/** The Lounge takes its settings from a program. */
function configuration(port: number, history: boolean): string {
  const shipped = JSON.stringify(resolve('thelounge/dist/defaults/config.js'))
  const changelog = JSON.stringify(resolve('thelounge/dist/server/plugins/changelog.js'))
  return [
    // It asks GitHub for news of itself at the start, and where there is no network ends while it tries again.
    `require(${changelog}).default.checkForUpdates = () => {}`,
    `module.exports = { ...require(${shipped}), host: '${loopback}', port: ${port}, messageStorage: [${history ? "'sqlite'" : ''}] }`,
    '',
  ].join('\n')
}
