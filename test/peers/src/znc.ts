import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { TestServer } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a test may ask of ZNC. */
export interface ZncOptions {
  readonly user: string
  readonly password: string
  /** Servers without TLS, by the network's name; clients log in as `user/name`. */
  readonly networks: Readonly<Record<string, { readonly host: string; readonly port: number }>>
}

function configuration({ user, password, networks }: ZncOptions, port: number): string {
  const network = ([name, server]: readonly [string, ZncOptions['networks'][string]]): string[] => [
    `  <Network ${name}>`,
    `    Nick = ${user}`,
    '    FloodProtection = off',
    `    Server = ${server.host} ${server.port}`,
    '  </Network>',
  ]
  return [
    'Version = 1.8.2',
    `MaxBufferSize = 100`,
    // Seconds between two connections.
    'ServerThrottle = 1',
    'ConnectDelay = 1',
    'AnonIPLimit = 1000',
    '<Listener l>',
    `  Host = ${loopback}`,
    `  Port = ${port}`,
    '  IPv4 = true',
    '  IPv6 = false',
    '  SSL = false',
    '</Listener>',
    `<User ${user}>`,
    '  Admin = true',
    `  Nick = ${user}`,
    `  Pass = plain#${password}`,
    '  LoadModule = log',
    '  MaxNetworks = 1000',
    '  MaxQueryBuffers = 50',
    `  ChanBufferSize = 100`,
    '  AutoClearChanBuffer = false',
    ...Object.entries(networks).flatMap(network),
    '</User>',
    '',
  ].join('\n')
}

/** Starts ZNC, which writes logs as text, on an ephemeral port. Ask `skipUnless('znc')` first. */
export function startZnc(options: ZncOptions): Promise<TestServer> {
  return onFreePorts(1, ([port = 0]) => {
    const folder = temporaryFolder('znc')
    mkdirSync(join(folder, 'configs'))
    writeFileSync(join(folder, 'configs/znc.conf'), configuration(options, port))
    const program = peerProgram('znc')
    // Its modules stand beside the unpacked program, not where it was built to look.
    const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
    const lib = join(dirname(program.path), '../lib')
    const found = [join(lib, triplet, 'znc'), join(lib, 'znc')].find((path) => existsSync(path))
    if (found !== undefined) symlinkSync(found, join(folder, 'modules'))
    const args = ['--foreground', '--allow-root', '--datadir', folder]
    return TestServer.launch({ name: 'ZNC', program, args, folder, ports: [port] })
  })
}
