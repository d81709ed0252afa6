import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { TestServer, temporaryFolder } from './server.ts'

function configuration(port: number): string {
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
    '',
  ].join('\n')
}

/**
 * Starts ngIRCd, a small server with few extensions (`OPER tests tests`), on an ephemeral port. Ask
 * `skipUnless('ngircd')` first.
 */
export function startNgircd(): Promise<TestServer> {
  return onFreePorts(1, ([port = 0]) => {
    const folder = temporaryFolder('ngircd')
    writeFileSync(join(folder, 'ngircd.conf'), configuration(port))
    const args = ['--nodaemon', '--config', join(folder, 'ngircd.conf')]
    return TestServer.launch({ name: 'ngIRCd', program: peerProgram('ngircd'), args, folder, ports: [port] })
  })
}
