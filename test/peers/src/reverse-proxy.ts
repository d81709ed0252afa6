import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CertificatePair } from './certificates.ts'
import { peerProgram } from './fetch.ts'
import { loopback, onFreePorts } from './ports.ts'
import { TestServer } from './server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Writes the configuration of a proxy that listens on `port` of loopback, with the certificate in these two files. */
export type ProxyConfiguration = (port: number, certificate: string, key: string) => string

/** Starts nginx on a free port; `server` is one `server { … }`. Ask `skipUnless('nginx')` first. */
export function startNginx(pair: CertificatePair, server: ProxyConfiguration): Promise<TestServer> {
  return onFreePorts(1, ([port = 0]) => {
    const folder = temporaryFolder('nginx')
    for (const name of ['logs', 'body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name))
    const [certificate, key] = writePair(folder, pair)
    const configuration = [
      'daemon off;',
      // As root its workers would become nobody, who may not come into the folder.
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid ${join(folder, 'pid')};`,
      `error_log ${join(folder, 'logs', 'error.log')};`,
      'events {}',
      'http {',
      'access_log off;',
      `client_body_temp_path ${join(folder, 'body')};`,
      `proxy_temp_path ${join(folder, 'proxy')};`,
      `fastcgi_temp_path ${join(folder, 'fastcgi')};`,
      `uwsgi_temp_path ${join(folder, 'uwsgi')};`,
      `scgi_temp_path ${join(folder, 'scgi')};`,
      server(port, certificate, key),
      '}',
    ].join('\n')
    const path = join(folder, 'nginx.conf')
    writeFileSync(path, configuration)
    const args = ['-p', folder, '-c', path, '-e', join(folder, 'logs', 'error.log')]
    return TestServer.launch({ name: 'nginx', program: peerProgram('nginx'), args, folder, ports: [port] })
  })
}

/** Starts Caddy on a free port; `site` is one site of a Caddyfile. Ask `skipUnless('caddy')` first. */
export function startCaddy(pair: CertificatePair, site: ProxyConfiguration): Promise<TestServer> {
  return onFreePorts(1, ([port = 0]) => {
    const folder = temporaryFolder('caddy')
    const [certificate, key] = writePair(folder, pair)
    const global = `{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind ${loopback}\n\tstorage file_system ${folder}\n}\n`
    const path = join(folder, 'Caddyfile')
    writeFileSync(path, global + site(port, certificate, key))
    const args = ['run', '--config', path, '--adapter', 'caddyfile']
    return TestServer.launch({ name: 'Caddy', program: peerProgram('caddy'), args, folder, ports: [port] })
  })
}

function writePair(folder: string, { cert, key }: CertificatePair): readonly [certificate: string, key: string] {
  const paths = [join(folder, 'tls.crt'), join(folder, 'tls.key')] as const
  writeFileSync(paths[0], cert)
  writeFileSync(paths[1], key)
  return paths
}
