import type { Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import type { Environment } from '@longwire/connection'
import type { CertificateFingerprints } from '../../login/fingerprint.ts'

const HANDSHAKE_MS = 30_000

/**
 * TLS on a connection that came in. The client is asked for a certificate, which nobody has to sign: it lets in whoever
 * registered it. `done` is called after the handshake; one that fails, or takes too long, is the client's affair.
 */
export function secureSocket(
  socket: Socket,
  secureContext: SecureContext,
  environment: Environment,
  done: (secured: TLSSocket, certificate: CertificateFingerprints | undefined) => void,
): void {
  const secured = new TLSSocket(socket, { isServer: true, secureContext, requestCert: true, rejectUnauthorized: false })
  const clear = environment.schedule(environment.now() + HANDSHAKE_MS, () => secured.destroy())
  secured.on('error', () => secured.destroy())
  secured.once('close', () => {
    clear()
    socket.destroy()
  })
  secured.once('secure', () => {
    clear()
    done(secured, fingerprintsOf(secured))
  })
}

function fingerprintsOf(socket: TLSSocket): CertificateFingerprints | undefined {
  const { fingerprint256, fingerprint512 } = socket.getPeerCertificate()
  // Without a certificate the object is empty.
  if (typeof fingerprint256 !== 'string' || typeof fingerprint512 !== 'string') return undefined
  const hex = (text: string): string => text.replaceAll(':', '').toLowerCase()
  return { sha256: hex(fingerprint256), sha512: hex(fingerprint512) }
}
