import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import type { RunningProgram } from './running-program.ts'
import { run, type ServerRecipe, TestServer } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a test may ask of ngIRCd's configuration. */
export interface NgircdOptions {
  /** PEM certificate and key of the TLS listener; without them there is none. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

function tlsLines(folder: string, port: number): readonly string[] {
  return ['[SSL]', `CertFile = ${join(folder, 'tls.crt')}`, `KeyFile = ${join(folder, 'tls.key')}`, `Ports = ${port}`]
}

function configuration(port: number, tls: readonly string[]): string {
  return [
    '[Global]',
    'Name = ngircd.test',
    'AdminInfo1 = A test server',
    'Info = A test server',
    `Listen = ${loopback}`,
    `Ports = ${port}`,
    'MotdPhrase = "For tests"',
    '[Limits]',
    'MaxConnectionsIP = 0',
    'MaxJoins = 0',
    'MaxPenaltyTime = 0',
    'MaxNickLength = 30',
    'PingTimeout = 120',
    'PongTimeout = 60',
    '[Options]',
    'DNS = no',
    'Ident = no',
    'PAM = no',
    'OperCanUseMode = yes',
    '[Operator]',
    'Name = tests',
    'Password = tests',
    ...tls,
    '',
  ].join('\n')
}

/** A running ngIRCd, a small server with few extensions. Its operator is `OPER tests tests`. */
export class NgircdServer extends TestServer {
  /** The port for connections over TLS; only with `tls` in the options. */
  readonly tlsPort: number

  private constructor(recipe: ServerRecipe, program: RunningProgram, tlsPort: number) {
    super(recipe, program)
    this.tlsPort = tlsPort
  }

  /** Starts ngIRCd in a new folder; used by `startNgircd`. */
  static async create({ tls }: NgircdOptions, [plain = 0, secure = 0]: readonly number[]): Promise<NgircdServer> {
    const folder = temporaryFolder('ngircd')
    const path = join(folder, 'ngircd.conf')
    writeFileSync(path, configuration(plain, tls === undefined ? [] : tlsLines(folder, secure)))
    if (tls !== undefined) {
      writeFileSync(join(folder, 'tls.crt'), tls.cert)
      writeFileSync(join(folder, 'tls.key'), tls.key)
    }
    const ports = tls === undefined ? [plain] : [plain, secure]
    const recipe = {
      name: 'ngIRCd',
      program: peerProgram('ngircd'),
      args: ['--nodaemon', '--config', path],
      folder,
      ports,
    }
    return new NgircdServer(recipe, await run(recipe), secure)
  }
}

/** Starts ngIRCd on ephemeral ports. Ask `skipUnless('ngircd')` first. */
export function startNgircd(options: NgircdOptions = {}): Promise<NgircdServer> {
  return onFreePorts(2, (ports) => NgircdServer.create(options, ports))
}
