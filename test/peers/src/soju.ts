import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { RawClient } from './raw-client.ts'
import { outputOf } from './run-program.ts'
import type { RunningProgram } from './running-program.ts'
import { type ServerRecipe, TestServer, run } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a test may ask of soju. */
export interface SojuOptions {
  /** Password by user name; they are administrators. */
  readonly users: Readonly<Record<string, string>>
  /** PEM certificate and key of the TLS listener; without them there is none. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** A network of one of soju's users. */
export interface SojuNetwork {
  readonly user: string
  readonly password: string
  /** What the user calls it; clients log in as `user/name`. */
  readonly name: string
  /** Port of a server on 127.0.0.1 without TLS. */
  readonly port: number
}

/** A running soju, the bouncer that Longwire is measured against. */
export class SojuServer extends TestServer {
  /** Where a browser connects, `ws://…`. */
  readonly webSocketUrl: string
  /** The port for connections over TLS; only with `tls` in the options. */
  readonly tlsPort: number

  private constructor(recipe: ServerRecipe, program: RunningProgram, webSocketPort: number, tlsPort: number) {
    super(recipe, program)
    this.tlsPort = tlsPort
    this.webSocketUrl = `ws://${this.host}:${webSocketPort}/socket`
  }

  /** Starts soju in a new folder; used by `startSoju`. */
  static async create(
    options: SojuOptions,
    [plain = 0, webSocket = 0, secure = 0]: readonly number[],
  ): Promise<SojuServer> {
    const folder = temporaryFolder('soju')
    const lines = [
      `listen irc+insecure://${loopback}:${plain}`,
      `listen http+insecure://${loopback}:${webSocket}`,
      ...(options.tls === undefined ? [] : [`listen ircs://${loopback}:${secure}`, 'tls tls.crt tls.key']),
      'hostname soju.test',
      `db sqlite3 ${join(folder, 'soju.db')}`,
      'message-store db',
      '',
    ]
    writeFileSync(join(folder, 'soju.conf'), lines.join('\n'))
    if (options.tls !== undefined) {
      writeFileSync(join(folder, 'tls.crt'), options.tls.cert)
      writeFileSync(join(folder, 'tls.key'), options.tls.key)
    }
    for (const [name, password] of Object.entries(options.users)) {
      const args = ['-config', 'soju.conf', 'create-user', name, '-admin']
      await outputOf(peerProgram('soju', 'sojudb').path, args, { cwd: folder, input: `${password}\n` })
    }
    const recipe = {
      name: 'soju',
      program: peerProgram('soju', 'soju'),
      args: ['-config', 'soju.conf'],
      folder,
      ports: options.tls === undefined ? [plain, webSocket] : [plain, webSocket, secure],
    }
    const program = await run(recipe)
    // It listens before it is ready: who comes too early makes it panic, and is hung up on.
    for (const name of Object.keys(options.users)) {
      await program.waitForOutput(new RegExp(`starting bouncer for user "${name}"`))
    }
    return new SojuServer(recipe, program, webSocket, secure)
  }

  /** Adds a network to a user and resolves when soju is connected to it. */
  async addNetwork(network: SojuNetwork): Promise<void> {
    await using client = await RawClient.connect({ port: this.port })
    client.send(`PASS ${network.password}`, `NICK ${network.user}`, `USER ${network.user} 0 * :${network.user}`)
    await client.waitFor(/ (376|422) /)
    const address = `irc+insecure://${loopback}:${network.port}`
    client.send(`PRIVMSG BouncerServ :network create -addr ${address} -name ${network.name}`)
    await client.waitFor(/created network/)
    await this.waitForOutput(new RegExp(`upstream "${network.name}": connection registered`))
  }
}

/** Starts soju on ephemeral ports, plain, WebSocket and TLS. Ask `skipUnless('soju')` first. */
export function startSoju(options: SojuOptions): Promise<SojuServer> {
  return onFreePorts(3, (ports) => SojuServer.create(options, ports))
}
