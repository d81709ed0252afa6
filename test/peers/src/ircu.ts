import { chownSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { TestServer } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Debian's number for the user and the group without rights. */
const nobody = 65_534

function configuration(port: number): string {
  return [
    `General { name = "ircu.test"; vhost = "${loopback}"; description = "A test server"; numeric = 1; };`,
    'Admin { Location = "A test server"; Contact = "tests@example.org"; };',
    'Class { name = "Tests"; pingfreq = 2 minutes; sendq = 1600000; maxlinks = 1000; };',
    'Client { host = "*@*"; ip = "*@*"; class = "Tests"; };',
    'Operator { local = no; host = "*@*"; password = "$PLAIN$tests"; name = "tests"; class = "Tests"; };',
    `Port { vhost = "${loopback}"; port = ${port}; };`,
    'features {',
    ' "LOG" = "SYSTEM" "FILE" "ircd.log";',
    ' "LOG" = "SYSTEM" "LEVEL" "INFO";',
    ' "PPATH" = "ircd.pid";',
    ' "NICKLEN" = "15";',
    ' "CLIENT_FLOOD" = "65536";',
    ' "IPCHECK_CLONE_LIMIT" = "1000";',
    ' "MAXCHANNELSPERUSER" = "100";',
    '};',
    '',
  ].join('\n')
}

function replaceEvery(program: Buffer, from: Buffer, to: Buffer): void {
  for (let at = program.indexOf(from); at !== -1; at = program.indexOf(from, at + from.length)) to.copy(program, at)
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/**
 * Debian's build has two ideas that keep it from running, so a copy of it in the server's folder is changed, byte for
 * byte. It insists on being /usr/sbin/ircd-ircu, which RESTART would start: the copy is told to look in its own folder.
 * And it was built for 1,048,572 connections, of which 1,048,548 clients: more than its protocol has numbers for. The
 * copy is for 4,092 and 4,068.
 */
function copyProgram(source: string, folder: string): string {
  const program = readFileSync(source)
  replaceEvery(program, Buffer.from('/usr/sbin/ircd-ircu\0'), Buffer.from('./ircd\0'))
  for (const limit of [1_048_572, 1_048_548, 1_048_547]) replaceEvery(program, uint32(limit), uint32(limit - 1_044_480))
  const copy = join(folder, 'ircd')
  writeFileSync(copy, program, { mode: 0o755 })
  return copy
}

/**
 * Starts ircu, the server of Undernet and the family of QuakeNet's: no capabilities at all. `OPER tests tests`. Ask
 * `skipUnless('ircu')` first.
 */
export function startIrcu(): Promise<TestServer> {
  return onFreePorts(1, ([port = 0]) => {
    const folder = temporaryFolder('ircu')
    writeFileSync(join(folder, 'ircd.conf'), configuration(port))
    const { path, env } = peerProgram('ircu')
    const program = { path: copyProgram(path, folder), env }
    const args = ['-n', '-d', folder, '-f', 'ircd.conf']
    const recipe = { name: 'ircu', program, args, folder, ports: [port] }
    if (process.getuid?.() !== 0) return TestServer.launch(recipe)
    // ircu refuses to run as root.
    chownSync(folder, nobody, nobody)
    return TestServer.launch({ ...recipe, user: nobody })
  })
}
