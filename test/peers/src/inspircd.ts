import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { type RunningProgram } from './running-program.ts'
import { type ServerRecipe, TestServer, run } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a test may ask of InspIRCd's configuration. */
export interface InspircdOptions {
  /** PEM certificate and key of the TLS listener; without them there is none. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Lines of its configuration besides. */
  readonly lines?: readonly string[]
}

const modules = [
  'cap ircv3 ircv3_accounttag ircv3_batch ircv3_capnotify ircv3_chghost ircv3_ctctags ircv3_echomessage',
  'ircv3_invitenotify ircv3_labeledresponse ircv3_msgid ircv3_servertime monitor namesx uhnames setname',
  'knock redirect botmode sajoin samode sanick sapart chghost chgident services_account',
].flatMap((line) => line.split(' '))

interface Place {
  readonly folder: string
  readonly moduleFolder: string
  readonly ports: readonly number[]
}

function configuration({ folder, moduleFolder, ports }: Place, options: InspircdOptions): string {
  const [plain = 0, secure = 0] = ports
  const tls = options.tls !== undefined
  const names = tls ? [...modules, 'ssl_gnutls'] : modules
  const secureLines = [
    `<sslprofile name="tests" provider="gnutls" certfile="${join(folder, 'tls.crt')}" keyfile="${join(folder, 'tls.key')}">`,
    `<bind address="${loopback}" port="${secure}" type="clients" sslprofile="tests">`,
  ]
  return [
    '<config format="xml">',
    `<path configdir="${folder}" datadir="${folder}" logdir="${folder}" runtimedir="${folder}" moduledir="${moduleFolder}">`,
    '<server name="inspircd.test" description="A test server" network="InspTest">',
    '<admin name="tests" nick="tests" email="tests@example.org">',
    `<bind address="${loopback}" port="${plain}" type="clients">`,
    ...(tls ? secureLines : []),
    // No limit that a test could run into without meaning to.
    '<connect name="tests" allow="*" timeout="60" pingfreq="120" recvq="65536" softsendq="1048576" hardsendq="4194304"',
    '  localmax="1000" globalmax="1000" commandrate="1000000" fakelag="no" useconnflood="no" resolvehostnames="no" useident="no">',
    '<class name="tests" commands="SAJOIN SAMODE SANICK SAPART KILL CHGHOST CHGIDENT" privs="users/auspex channels/auspex" usermodes="*" chanmodes="*" snomasks="*">',
    '<type name="tests" classes="tests">',
    '<oper name="tests" password="tests" host="*@*" type="tests">',
    '<options casemapping="rfc1459" syntaxhints="no">',
    '<limits maxnick="30" maxchan="64">',
    '<channels users="1000" opers="1000">',
    ...names.map((name) => `<module name="${name}">`),
    ...(options.lines ?? []),
    '',
  ].join('\n')
}

/** A running InspIRCd 3. Its operator is `OPER tests tests`. */
export class InspircdServer extends TestServer {
  /** The port for connections over TLS; only with `tls` in the options. */
  readonly tlsPort: number

  private constructor(recipe: ServerRecipe, program: RunningProgram, tlsPort: number) {
    super(recipe, program)
    this.tlsPort = tlsPort
  }

  /** Starts InspIRCd in a new folder; used by `startInspircd`. */
  static async create(options: InspircdOptions, ports: readonly number[]): Promise<InspircdServer> {
    const folder = temporaryFolder('inspircd')
    const program = peerProgram('inspircd')
    const { tls } = options
    const moduleFolder = join(dirname(program.path), '../lib/inspircd/modules')
    writeFileSync(join(folder, 'inspircd.conf'), configuration({ folder, moduleFolder, ports }, options))
    if (tls !== undefined) {
      writeFileSync(join(folder, 'tls.crt'), tls.cert)
      writeFileSync(join(folder, 'tls.key'), tls.key)
    }
    const recipe = {
      name: 'InspIRCd',
      program,
      args: ['--config', join(folder, 'inspircd.conf'), '--nofork', '--runasroot', '--nolog'],
      folder,
      ports: tls === undefined ? ports.slice(0, 1) : ports,
    }
    return new InspircdServer(recipe, await run(recipe), ports[1] ?? 0)
  }
}

/**
 * Starts InspIRCd 3, the peer with rfc1459 casemapping, on ephemeral ports. It greets about a second after a client
 * registered. Ask `skipUnless('inspircd')` first.
 */
export function startInspircd(options: InspircdOptions = {}): Promise<InspircdServer> {
  return onFreePorts(2, (ports) => InspircdServer.create(options, ports))
}
