import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CertificatePair } from './certificates.ts'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { TestServer } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What stands behind the proxy. */
interface HaproxyOptions {
  /** The port of an IRC server on 127.0.0.1, to which TLS is ended and a PROXY header said. */
  readonly ircPort: number
  /** The port of an HTTP server on 127.0.0.1, which is told by X-Forwarded-For and X-Forwarded-Proto. */
  readonly httpPort: number
  readonly proxyVersion: 1 | 2
  readonly certificate: CertificatePair
}

function configuration(options: HaproxyOptions, folder: string, [ircs = 0, https = 0]: readonly number[]): string {
  const tls = `ssl crt ${join(folder, 'certificate.pem')}`
  return [
    'defaults',
    '  timeout connect 5s',
    '  timeout client 60s',
    '  timeout server 60s',
    'listen irc',
    '  mode tcp',
    `  bind ${loopback}:${ircs} ${tls}`,
    `  server longwire ${loopback}:${options.ircPort} send-proxy${options.proxyVersion === 2 ? '-v2' : ''}`,
    'listen web',
    '  mode http',
    `  bind ${loopback}:${https} ${tls}`,
    '  option forwardfor',
    '  http-request set-header X-Forwarded-Proto https',
    `  server longwire ${loopback}:${options.httpPort}`,
    '',
  ].join('\n')
}

/** A HAProxy that ends TLS on two ports of 127.0.0.1. */
interface Haproxy extends AsyncDisposable {
  readonly ircPort: number
  readonly httpsPort: number
}

/** Starts HAProxy. Ask `skipUnless('haproxy')` first. */
export function startHaproxy(options: HaproxyOptions): Promise<Haproxy> {
  return onFreePorts(2, async (ports) => {
    const folder = temporaryFolder('haproxy')
    writeFileSync(join(folder, 'certificate.pem'), `${options.certificate.cert}\n${options.certificate.key}\n`)
    writeFileSync(join(folder, 'haproxy.cfg'), configuration(options, folder, ports))
    const args = ['-db', '-f', join(folder, 'haproxy.cfg')]
    const server = await TestServer.launch({ name: 'HAProxy', program: peerProgram('haproxy'), args, folder, ports })
    const [ircPort = 0, httpsPort = 0] = ports
    return { ircPort, httpsPort, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  })
}
