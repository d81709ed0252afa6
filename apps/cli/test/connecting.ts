import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { temporaryFolder } from '@longwire/peers/temporary-folder'

const program = join(import.meta.dirname, '..', 'bin', 'longwire.mjs')

export interface ConnectingOptions {
  readonly env?: Readonly<Record<string, string>>
  /** `ignore` is /dev/null. */
  readonly stdin?: 'pipe' | 'ignore'
}

/** A `longwire connect` of its own process, with a state folder of its own. */
export class Connecting implements AsyncDisposable {
  /** What it printed, line by line, on standard output and standard error. */
  readonly lines: string[] = []
  /** Resolves with the exit status. */
  readonly exit: Promise<number | null>
  readonly stateFolder: string
  readonly #child: ChildProcessByStdio<Writable | null, Readable, Readable>
  readonly #ownFolder: boolean
  #wake: () => void = () => {}
  #read = 0
  #over = false

  constructor(args: readonly string[], { env = {}, stdin = 'pipe' }: ConnectingOptions = {}) {
    const given = args.indexOf('--state-dir')
    this.#ownFolder = given === -1
    this.stateFolder = this.#ownFolder ? temporaryFolder('connect') : (args[given + 1] ?? '')
    const all = ['connect', ...args, ...(this.#ownFolder ? ['--state-dir', this.stateFolder] : [])]
    this.#child = spawn(process.execPath, [program, ...all], {
      stdio: [stdin, 'pipe', 'pipe'],
      env: { ...process.env, LONGWIRE_SASL_PASS: '', LONGWIRE_SERVER_PASSWORD: '', ...env },
    }) as ChildProcessByStdio<Writable | null, Readable, Readable>
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line)
        this.#wake()
      })
    }
    this.exit = once(this.#child, 'close').then(([status]) => {
      this.#over = true
      this.#wake()
      return status as number | null
    })
  }

  /** To its own nickname `ada` on a server of loopback. */
  static to(port: number, ...args: readonly string[]): Connecting {
    return new Connecting(['--server', '127.0.0.1', '--port', String(port), '--nick', 'ada', ...args])
  }

  /** The next printed line that matches; lines before it are passed over. Rejects when the process ends first. */
  async waitFor(pattern: RegExp): Promise<string> {
    for (;;) {
      while (this.#read < this.lines.length) {
        const line = this.lines[this.#read++] ?? ''
        if (pattern.test(line)) return line
      }
      if (this.#over) throw new Error(`It ended before ${String(pattern)}:\n${this.lines.join('\n')}`)
      await new Promise<void>((wake) => {
        this.#wake = wake
      })
    }
  }

  type(...lines: readonly string[]): void {
    this.#child.stdin?.write(lines.map((line) => `${line}\n`).join(''))
  }

  endInput(): void {
    this.#child.stdin?.end()
  }

  signal(name: 'SIGTERM' | 'SIGINT'): void {
    this.#child.kill(name)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#over) this.#child.kill('SIGKILL')
    await this.exit
    if (this.#ownFolder) rmSync(this.stateFolder, { recursive: true, force: true })
  }
}
