import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { PeerProgram } from './fetch.ts'

/** A wait for something that never comes is given up after this, with what the program printed in the message. */
const GIVE_UP_MILLISECONDS = 120_000
/** A program that does not end on SIGTERM within this gets SIGKILL: it hangs, and is not merely on a busy machine. */
const GRACE_MILLISECONDS = 60_000
const KEPT_OUTPUT = 256 * 1024

/** How to start a program for a test. */
export interface StartOptions {
  /** What it is called in messages. */
  readonly name: string
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** The user and group to run as, by number. */
  readonly user?: number
}

interface Waiter {
  readonly pattern: RegExp
  readonly resolve: (match: RegExpExecArray) => void
  readonly reject: (error: Error) => void
}

/**
 * A real program that runs beside a test. What it prints is kept (the last 256 KiB). It is ended with the test's
 * process at the latest.
 */
export class RunningProgram implements AsyncDisposable {
  readonly name: string
  readonly pid: number
  /** Resolves when the program has ended, with words that say how; never rejects. */
  readonly ended: Promise<string>
  #child: ChildProcess
  #output = ''
  #endedHow: string | undefined
  #waiters = new Set<Waiter>()

  private constructor(child: ChildProcess, pid: number, name: string) {
    this.#child = child
    this.pid = pid
    this.name = name
    // A test that failed before it could stop its program must still end; the program is killed with it.
    child.unref()
    for (const pipe of [child.stdout, child.stderr]) {
      pipe?.setEncoding('utf8').on('data', (text: string) => this.#printed(text))
      if (pipe instanceof Socket) pipe.unref()
    }
    const killWithUs = (): boolean => child.kill('SIGKILL')
    // Before the folders go that it may write to.
    process.prependOnceListener('exit', killWithUs)
    const { promise, resolve } = Promise.withResolvers<string>()
    this.ended = promise
    child.once('close', (code, signal) => {
      process.removeListener('exit', killWithUs)
      this.#endedHow = `ended with ${signal ?? `code ${code ?? '?'}`}`
      for (const waiter of this.#waiters) waiter.reject(this.failure('ended'))
      resolve(this.#endedHow)
    })
  }

  /** Starts a program; rejects when the system cannot start it. */
  static async start(program: PeerProgram, args: readonly string[], options: StartOptions): Promise<RunningProgram> {
    const child = spawn(program.path, args, {
      cwd: options.cwd,
      env: { ...process.env, ...program.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
    })
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    child.once('spawn', () => resolve(undefined))
    child.once('error', reject)
    await promise
    if (child.pid === undefined) throw new Error(`${options.name} has no process id`)
    return new RunningProgram(child, child.pid, options.name)
  }

  /** What the program printed so far, standard output and errors together. */
  get output(): string {
    return this.#output
  }

  /** Whether the program has ended. */
  get hasEnded(): boolean {
    return this.#endedHow !== undefined
  }

  /** An error that says what happened to the program and what it printed last. */
  failure(what: string): Error {
    const how = this.#endedHow === undefined ? '' : ` (${this.#endedHow})`
    return new Error(
      `${this.name}: ${what}${how}; its last lines:\n${this.#output.trimEnd().split('\n').slice(-20).join('\n')}`,
    )
  }

  /** Resolves when what the program printed, before or after this call, matches; rejects when it ends first. */
  async waitForOutput(pattern: RegExp): Promise<RegExpExecArray> {
    const match = pattern.exec(this.#output)
    if (match !== null) return match
    if (this.hasEnded) throw this.failure(`never printed ${pattern}`)
    const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>()
    const waiter = { pattern, resolve, reject }
    this.#waiters.add(waiter)
    const giveUp = setTimeout(() => reject(this.failure(`did not print ${pattern}`)), GIVE_UP_MILLISECONDS)
    try {
      return await promise
    } finally {
      clearTimeout(giveUp)
      this.#waiters.delete(waiter)
    }
  }

  /** Sends a signal, for instance SIGKILL for a crash; resolves when the program has ended. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#child.ref()
    this.#child.kill(signal)
    await this.ended
  }

  /** Ends the program: SIGTERM, and SIGKILL when it takes longer than a minute. Does nothing when it has ended. */
  async stop(): Promise<void> {
    if (this.hasEnded) return
    this.#child.ref()
    this.#child.kill('SIGTERM')
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MILLISECONDS)
    await this.ended
    clearTimeout(impatience)
  }

  /** The same as `stop`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  #printed(text: string): void {
    this.#output = (this.#output + text).slice(-KEPT_OUTPUT)
    for (const waiter of this.#waiters) {
      const match = waiter.pattern.exec(this.#output)
      if (match !== null) waiter.resolve(match)
    }
  }
}
