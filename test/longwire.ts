import { join } from 'node:path'
import { RunningProgram, temporaryFolder } from '@longwire/peers'

const main = join(import.meta.dirname, '../apps/cli/src/main.ts')

/** A running bouncer: the real command in a process of its own, on a data folder of its own. */
export class Longwire implements AsyncDisposable {
  readonly folder: string
  #program: RunningProgram
  /** `ADDRESS:PORT` of the HTTP side; the same again after `restart`. */
  #http: string

  private constructor(folder: string, program: RunningProgram, http: string) {
    this.folder = folder
    this.#program = program
    this.#http = http
  }

  /** Starts `longwire serve` on an empty data folder and waits until it says where it listens. */
  static async start(): Promise<Longwire> {
    const folder = temporaryFolder('bouncer')
    const program = await serve(folder, '127.0.0.1:0')
    return new Longwire(folder, program, await listening(program))
  }

  get url(): string {
    return `http://${this.#http}`
  }

  get output(): string {
    return this.#program.output
  }

  /** The one-time link that the start printed. */
  async setupLink(): Promise<string> {
    const match = await this.#program.waitForOutput(/(http:\/\/\S+\/setup#token=\S+)/)
    return match[1] ?? ''
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#program.kill('SIGKILL')
  }

  /** Ends it as an administrator would. */
  async stop(): Promise<void> {
    await this.#program.stop()
  }

  /** Starts it again on the same data and the same port. */
  async restart(): Promise<void> {
    await this.#program.stop()
    this.#program = await serve(this.folder, this.#http)
    this.#http = await listening(this.#program)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop()
  }
}

async function serve(folder: string, http: string): Promise<RunningProgram> {
  const program = { path: process.execPath, env: {} }
  const args = [main, 'serve', '--data', join(folder, 'data'), '--http', http]
  return await RunningProgram.start(program, args, { name: 'longwire', cwd: folder })
}

async function listening(program: RunningProgram): Promise<string> {
  const match = await program.waitForOutput(/http:\/\/(127\.0\.0\.1:\d+)/)
  return match[1] ?? ''
}
