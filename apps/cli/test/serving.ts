import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const program = join(import.meta.dirname, '..', 'bin', 'longwire.mjs')

/** A `longwire serve` of its own process. */
export class Serving implements AsyncDisposable {
  readonly #process: ChildProcess
  /** What it printed, line by line. */
  readonly output: readonly string[]
  readonly address: string
  readonly setupToken: string | undefined
  /** Where IRC clients are accepted. */
  readonly ircPort: number

  private constructor(child: ChildProcess, output: readonly string[], address: string) {
    this.#process = child
    this.output = output
    this.address = address
    const clients = output.find((line) => line.startsWith('IRC clients are accepted on port '))
    this.ircPort = Number(/\d+/.exec(clients ?? '')?.[0] ?? 0)
    const link = output.find((line) => line.includes('#token='))
    this.setupToken = link?.slice(link.indexOf('#token=') + '#token='.length)
  }

  /** Starts it on a free port of loopback; resolves when it says where it listens. */
  static async start(data: string, ...args: readonly string[]): Promise<Serving> {
    const all = [program, 'serve', '--data', data, '--http', '127.0.0.1:0', '--irc', '127.0.0.1:0', ...args]
    const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'inherit'] })
    const output: string[] = []
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      output.push(line)
      const [, address] = /^Longwire is ready at (\S+)$/.exec(line) ?? []
      if (address !== undefined) resolve(address)
    })
    child.on('exit', (code) => reject(new Error(`longwire serve ended with ${code}:\n${output.join('\n')}`)))
    return new Serving(child, output, await promise)
  }

  /** As a power failure does. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#exited()
  }

  /** As a service manager does; resolves with the exit status. */
  async stop(): Promise<number | null> {
    this.#process.kill('SIGTERM')
    await this.#exited()
    return this.#process.exitCode
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.kill()
  }

  /** Makes the first account with the token of the link; resolves with the cookie. */
  async setUp(name: string, password: string): Promise<string> {
    return this.#begin('/api/setup', { token: this.setupToken, name, password })
  }

  async logIn(name: string, password: string): Promise<string> {
    return this.#begin('/api/login', { name, password })
  }

  async #begin(path: string, body: Readonly<Record<string, string | undefined>>): Promise<string> {
    const response = await fetch(this.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  }

  async #exited(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await once(this.#process, 'exit')
  }
}
