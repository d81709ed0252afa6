import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ErgoOptions, type ErgoPorts, ergoConfig } from './ergo-config.ts'
import { peerProgram } from './fetch.ts'
import { onFreePorts } from './ports.ts'
import { RawClient } from './raw-client.ts'
import { outputOf } from './run-program.ts'
import type { RunningProgram } from './running-program.ts'
import { type ServerRecipe, TestServer, run } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A running Ergo. */
export class ErgoServer extends TestServer {
  /** The port for connections over TLS; only with `tls` in the options. */
  readonly tlsPort: number
  /** Where a browser connects, `ws://…`. */
  readonly webSocketUrl: string

  private constructor(recipe: ServerRecipe, program: RunningProgram, ports: ErgoPorts) {
    super(recipe, program)
    this.tlsPort = ports.tls
    this.webSocketUrl = `ws://${this.host}:${ports.webSocket}/`
  }

  /** Starts Ergo in a new folder; used by `startErgo`. */
  static async create(options: ErgoOptions, ports: ErgoPorts): Promise<ErgoServer> {
    const folder = temporaryFolder('ergo')
    const program = peerProgram('ergo')
    writeFileSync(join(folder, 'ircd.yaml'), JSON.stringify(ergoConfig(options, ports), undefined, 2))
    if (options.tls !== undefined) {
      writeFileSync(join(folder, 'tls.crt'), options.tls.cert)
      writeFileSync(join(folder, 'tls.key'), options.tls.key)
    }
    await outputOf(program.path, ['initdb', '--conf', 'ircd.yaml', '--quiet'], { cwd: folder })
    const recipe = {
      name: 'Ergo',
      program,
      args: ['run', '--conf', 'ircd.yaml'],
      folder,
      ports: [ports.plain, ports.webSocket, ...(options.tls === undefined ? [] : [ports.tls])],
    }
    return new ErgoServer(recipe, await run(recipe), ports)
  }

  /** Registers an account, as a client that is not yet connected may. Rejects when Ergo refuses. */
  async registerAccount(name: string, password: string): Promise<void> {
    await using client = await RawClient.connect({ port: this.port })
    client.send('CAP LS 302', `NICK ${name}`, `USER ${name} 0 * :${name}`, 'CAP REQ draft/account-registration')
    await client.waitFor(/ CAP \S+ ACK /)
    client.send(`REGISTER ${name} * :${password}`)
    const answer = await client.waitFor(/ (REGISTER|FAIL) |^(REGISTER|FAIL) /)
    if (!answer.includes('REGISTER SUCCESS')) throw new Error(`Ergo refused the account ${name}: ${answer}`)
  }
}

/**
 * Starts Ergo, the server that knows most of IRCv3, on ephemeral ports: plain, WebSocket, and TLS when the options
 * bring a certificate. Nothing is throttled. Its operator is `OPER tests tests`. Ask `skipUnless('ergo')` first.
 */
export async function startErgo(options: ErgoOptions = {}): Promise<ErgoServer> {
  const server = await onFreePorts(3, ([plain = 0, tls = 0, webSocket = 0]) =>
    ErgoServer.create(options, { plain, tls, webSocket }),
  )
  try {
    for (const [name, password] of Object.entries(options.accounts ?? {})) await server.registerAccount(name, password)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}
