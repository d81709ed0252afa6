import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { type ErgoServer, RunningProgram, skipUnless, startErgo, temporaryFolder } from '@longwire/peers'
import { Chatter } from './chatter.ts'
import { Control } from './control.ts'
import { writePast } from './past.ts'
import { channels, login } from './talk.ts'

const longwire = join(import.meta.dirname, '../../apps/cli/bin/longwire.mjs')

/** Longwire with a network of its own and people on it. Everything of it goes when it is stopped. */
export class Demo implements AsyncDisposable {
  readonly address: string
  readonly #parts: AsyncDisposableStack
  readonly #bouncer: RunningProgram
  readonly #chatter: Chatter

  private constructor(address: string, parts: AsyncDisposableStack, bouncer: RunningProgram, chatter: Chatter) {
    this.address = address
    this.#parts = parts
    this.#bouncer = bouncer
    this.#chatter = chatter
  }

  /** Why there can be no demo on this machine; undefined where there can. */
  static async missing(): Promise<string | undefined> {
    const reason = await skipUnless('ergo')
    return reason === false ? undefined : reason
  }

  /** Starts all of it; `http` is `ADDRESS:PORT` of the web app, port 0 for a free one. */
  static async start(http: string): Promise<Demo> {
    await using parts = new AsyncDisposableStack()
    const folder = temporaryFolder('demo')
    const remove = (): void => rmSync(folder, { recursive: true, force: true })
    process.once('exit', remove)
    parts.defer(remove)
    const ergo = parts.use(await startErgo())
    const chatter = parts.use(await Chatter.gather(ergo.port))
    const address = await fill(folder, http, ergo)
    const bouncer = parts.use(await serve(folder, new URL(address).host))
    await listening(bouncer)
    chatter.begin()
    return new Demo(address, parts.move(), bouncer, chatter)
  }

  /** Resolves with words when a part of it has ended by itself; rejects never. */
  async ended(): Promise<string> {
    const talk = this.#chatter.ended.then(
      () => 'the talk is over',
      (error: unknown) => `the people lost their network: ${String(error)}`,
    )
    return await Promise.race([talk, this.#bouncer.ended.then((how) => `the bouncer ${how}`)])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts[Symbol.asyncDispose]()
  }
}

/** A first run of the bouncer: account, network, channels; then its past is written. Answers the address. */
async function fill(folder: string, http: string, ergo: ErgoServer): Promise<string> {
  await using first = await serve(folder, http)
  const address = await listening(first)
  const [, link = ''] = await first.waitForOutput(/(http:\/\/\S+\/setup#token=\S+)/)
  using control = await Control.setUp(link, login.name, login.password)
  const network = await control.addNetwork('Harbour', ergo.port, login.name)
  await control.join(network, Object.keys(channels))
  await first.stop()
  await writePast(dataOf(folder), Date.now())
  return address
}

function dataOf(folder: string): string {
  return join(folder, 'data')
}

async function serve(folder: string, http: string): Promise<RunningProgram> {
  const args = [longwire, 'serve', '--data', dataOf(folder), '--http', http]
  return await RunningProgram.start({ path: process.execPath, env: {} }, args, { name: 'longwire', cwd: folder })
}

async function listening(program: RunningProgram): Promise<string> {
  const [, address = ''] = await program.waitForOutput(/ready at (http:\/\/\S+)/)
  return address
}
