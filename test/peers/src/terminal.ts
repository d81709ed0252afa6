import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type PeerProgram, peerProgram } from './fetch.ts'
import { outputOf, runProgram } from './run-program.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const POLL_MILLISECONDS = 50
const GIVE_UP_MILLISECONDS = 60_000

/** What runs in the terminal, and how large it is. */
export interface TerminalOptions {
  /** A folder that is removed with the terminal; a new one unless told otherwise. */
  readonly folder?: string
  readonly columns?: number
  readonly rows?: number
}

/** A program in a terminal of its own, read and typed into as a person would. */
export class Terminal implements AsyncDisposable {
  readonly folder: string
  readonly #tmux: PeerProgram
  readonly #socket: string
  readonly #killWithUs: () => void

  private constructor(tmux: PeerProgram, folder: string, socket: string, pid: number) {
    this.#tmux = tmux
    this.folder = folder
    this.#socket = socket
    this.#killWithUs = () => {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself.
      }
    }
    process.prependOnceListener('exit', this.#killWithUs)
  }

  /** Starts a program in tmux; used by `startTerminal`. */
  static async create(
    program: PeerProgram,
    args: readonly string[],
    { folder = temporaryFolder('terminal'), columns = 120, rows = 40 }: TerminalOptions,
  ): Promise<Terminal> {
    const tmux = peerProgram('tmux')
    const socket = join(folder, 'tmux')
    const environment = Object.entries(program.env).flatMap(([name, value]) => ['-e', `${name}=${value}`])
    const size = ['-x', String(columns), '-y', String(rows)]
    // The screen stays readable when the program has ended.
    const keep = ['set-option', '-g', 'remain-on-exit', 'on', ';']
    const session = ['new-session', '-d', ...size, ...environment, '--', program.path, ...args]
    const start = ['-u', '-S', socket, '-f', '/dev/null', ...keep, ...session]
    await outputOf(tmux.path, start, {
      cwd: folder,
      env: { ...process.env, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8' },
    })
    const pid = await outputOf(tmux.path, ['-S', socket, 'display-message', '-p', '#{pid}'])
    return new Terminal(tmux, folder, socket, Number(pid))
  }

  /** What the screen shows, a line per row, without colours. */
  async screen(): Promise<string> {
    return await outputOf(this.#tmux.path, ['-S', this.#socket, 'capture-pane', '-p'])
  }

  /** Types a text as it is. */
  async type(text: string): Promise<void> {
    await outputOf(this.#tmux.path, ['-S', this.#socket, 'send-keys', '-l', '--', text])
  }

  /** Presses keys by tmux's names for them: `Enter`, `C-c`, `PageUp`. */
  async press(...keys: readonly string[]): Promise<void> {
    await outputOf(this.#tmux.path, ['-S', this.#socket, 'send-keys', '--', ...keys])
  }

  /** Resolves when the screen shows something that matches; rejects with the screen when it does not come. */
  async waitForScreen(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = performance.now() + GIVE_UP_MILLISECONDS
    for (;;) {
      const screen = await this.screen()
      const match = pattern.exec(screen)
      if (match !== null) return match
      if (performance.now() > deadline || /^Pane is dead/m.test(screen)) {
        throw new Error(`the screen does not show ${pattern}; it shows:\n${screen.trimEnd()}`)
      }
      await delay(POLL_MILLISECONDS)
    }
  }

  /** Ends the program and removes the folder. */
  async stop(): Promise<void> {
    await runProgram(this.#tmux.path, ['-S', this.#socket, 'kill-server'])
    process.removeListener('exit', this.#killWithUs)
    removeFolder(this.folder)
  }

  /** The same as `stop`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

/** Starts a program in a terminal of 120 by 40 characters, or as the options say. Ask `skipUnless('tmux')` first. */
export function startTerminal(
  program: PeerProgram,
  args: readonly string[],
  options: TerminalOptions = {},
): Promise<Terminal> {
  return Terminal.create(program, args, options)
}
