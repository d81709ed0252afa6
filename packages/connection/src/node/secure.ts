import { isIP, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import type { ConnectErrorCode, ConnectErrorDetails } from '../error.ts'
import type { TlsDescription } from '../transport.ts'
import { systemError } from './system-errors.ts'
import { normalFingerprint, portOf, type TcpTarget, type TlsTrust } from './tcp-target.ts'
import { wireName } from './wire-name.ts'

/** Milliseconds that a server gets to close its side too. */
const END_GRACE = 2_000

/** What Node (OpenSSL) calls the faults of a certificate; all others mean that it is not trusted. */
const faults: Readonly<Record<string, ConnectErrorCode>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-name',
  HOSTNAME_MISMATCH: 'tls-wrong-name',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
}

/**
 * TLS over an open socket. Who is not trusted is refused after the handshake and before the first byte of ours:
 * the server then sees an orderly end, not a broken handshake.
 */
export function secure(
  socket: Socket,
  target: TcpTarget,
  signal: AbortSignal,
  environment: Environment,
): Promise<TLSSocket> {
  const { trust = {}, clientCertificate } = target
  const where = { host: target.host, port: portOf(target) }
  const host = wireName(target.host)
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>()
  let secured: TLSSocket
  try {
    secured = connect({
      socket,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(trust.ca !== undefined && { ca: trust.ca }),
      ...clientCertificate,
      // Judged below, when the whole certificate can be told about.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
    })
  } catch (cause) {
    // A key that cannot be read, or does not belong to the certificate.
    socket.destroy()
    return Promise.reject(connectError('tls-failed', { ...where, cause, retry: false }))
  }
  const abort = () => secured.destroy()
  signal.addEventListener('abort', abort, { once: true })
  const failed = (error: Error) => reject(handshakeError(error, where))
  const closed = () => reject(connectError('tls-failed', where))
  secured.on('error', failed)
  secured.once('close', closed)
  secured.once('secureConnect', () => {
    signal.removeEventListener('abort', abort)
    secured.off('close', closed)
    const fault = faultOf(secured, trust)
    if (fault === undefined) {
      secured.off('error', failed)
      resolve(secured)
    } else {
      endSoon(secured, environment)
      reject(connectError(fault, { ...where, ...certificateDetails(secured) }))
    }
  })
  return promise
}

/** How an accepted server came to be trusted, and what was agreed on. */
export function describeTls(socket: TLSSocket, trust: TlsTrust = {}): TlsDescription {
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    certificateFingerprint: certificateDetails(socket).certificateFingerprint ?? '',
    trust: pinned(trust) ? 'pin' : trust.insecure ? 'insecure' : trust.ca === undefined ? 'ca' : 'own-ca',
  }
}

function endSoon(socket: TLSSocket, environment: Environment): void {
  socket.resume()
  socket.end()
  const clear = environment.schedule(environment.now() + END_GRACE, () => socket.destroy())
  socket.once('close', clear)
}

function pinned({ pins }: TlsTrust): boolean {
  return pins !== undefined && pins.length > 0
}

function faultOf(socket: TLSSocket, trust: TlsTrust): ConnectErrorCode | undefined {
  if (pinned(trust)) {
    const { certificateFingerprint } = certificateDetails(socket)
    const known = trust.pins?.some((pin) => normalFingerprint(pin) === certificateFingerprint)
    return known ? undefined : 'tls-pin-mismatch'
  }
  if (trust.insecure || socket.authorized) return undefined
  const error: unknown = socket.authorizationError
  return faults[typeof error === 'string' ? error : ''] ?? 'tls-untrusted'
}

function certificateDetails(socket: TLSSocket): ConnectErrorDetails {
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) return {}
  const { fingerprint256, subject, issuer, validTo } = certificate
  return {
    certificateFingerprint: normalFingerprint(fingerprint256),
    certificateSubject: `${oneLine(subject)}, issued by ${oneLine(issuer)}`.slice(0, 512),
    certificateExpires: Date.parse(validTo),
  }
}

function oneLine(name: string | undefined): string {
  return (name ?? 'nobody').replaceAll('\n', ', ')
}

// A plaintext server answers the greeting of TLS with text, or by closing; either is a failed handshake.
function handshakeError(error: Error, where: { host: string; port: number }): Error {
  const mapped = systemError(error, where)
  return mapped.code === 'reset' ? connectError('tls-failed', { ...where, cause: error }) : mapped
}
