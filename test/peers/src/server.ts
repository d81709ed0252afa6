import type { PeerProgram } from './fetch.ts'
import { loopback, waitForPort } from './ports.ts'
import { RunningProgram } from './running-program.ts'
import { removeFolder } from './temporary-folder.ts'

/** How one server program is started in its folder. */
export interface ServerRecipe {
  readonly name: string
  readonly program: PeerProgram
  readonly args: readonly string[]
  readonly folder: string
  /** Ports that must accept connections before the server counts as started; the first is the plain one. */
  readonly ports: readonly number[]
  /** The user and group to run as, by number. */
  readonly user?: number
}

/** A real IRC server on 127.0.0.1, ready for connections. Disposing of it ends it and removes its files. */
export class TestServer implements AsyncDisposable {
  /** Always 127.0.0.1. */
  readonly host = loopback
  /** The port for connections without TLS. */
  readonly port: number
  readonly #recipe: ServerRecipe
  #program: RunningProgram

  protected constructor(recipe: ServerRecipe, program: RunningProgram) {
    const [port] = recipe.ports
    if (port === undefined) throw new Error(`${recipe.name} listens nowhere`)
    this.port = port
    this.#recipe = recipe
    this.#program = program
  }

  /** Starts the server and waits until it accepts connections; rejects with its last lines when it ends instead. */
  static async launch(recipe: ServerRecipe): Promise<TestServer> {
    return new TestServer(recipe, await run(recipe))
  }

  /** What the server printed since it was started last. */
  get output(): string {
    return this.#program.output
  }

  /** Resolves when what the server printed, before or after this call, matches; rejects when it ends first. */
  async waitForOutput(pattern: RegExp): Promise<RegExpExecArray> {
    return await this.#program.waitForOutput(pattern)
  }

  /** Its process id; another one after `restart`. */
  get pid(): number {
    return this.#program.pid
  }

  /** Where its configuration and data are. */
  get folder(): string {
    return this.#recipe.folder
  }

  /** Ends the server at once, as a crash or a power cut would; its files stay for `restart`. */
  async kill(): Promise<void> {
    await this.#program.kill('SIGKILL')
  }

  /** Ends the server if it runs, and starts it again with the same ports and files. */
  async restart(): Promise<void> {
    await this.#program.stop()
    this.#program = await run(this.#recipe)
  }

  /** Ends the server and removes its files. */
  async stop(): Promise<void> {
    await this.#program.stop()
    removeFolder(this.#recipe.folder)
  }

  /** The same as `stop`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

/** Starts a recipe's program and waits for its ports. When that fails, its folder is removed. */
export async function run(recipe: ServerRecipe): Promise<RunningProgram> {
  const program = await RunningProgram.start(recipe.program, recipe.args, {
    name: recipe.name,
    cwd: recipe.folder,
    ...(recipe.user === undefined ? {} : { user: recipe.user }),
  })
  try {
    for (const port of recipe.ports) await waitForPort(program, port)
    return program
  } catch (error) {
    await program.stop()
    removeFolder(recipe.folder)
    throw error
  }
}
