import { connectError } from '../connect-errors.ts'
import { ConnectError, type ConnectErrorCode } from '../error.ts'

/** Where an error happened. */
export interface Where {
  readonly host: string
  readonly port: number
  /** A local address was asked for. */
  readonly bound?: boolean
}

const codes: Readonly<Record<string, ConnectErrorCode>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_AGAIN: 'name-lookup-failed',
  EAI_FAIL: 'name-lookup-failed',
  ESERVFAIL: 'name-lookup-failed',
  ETIMEOUT: 'name-lookup-failed',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  EINVAL: 'unreachable',
  ERR_SOCKET_BAD_PORT: 'unreachable',
  ETIMEDOUT: 'timed-out',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
}

/** What the operating system's error means. */
export function systemError(error: unknown, { host, port, bound = false }: Where): ConnectError {
  if (error instanceof ConnectError) return error
  const code = errorCode(error)
  if (code === 'EADDRNOTAVAIL' || code === 'EADDRINUSE' || (bound && code === 'EINVAL')) {
    return connectError(bound ? 'bind-failed' : 'unreachable', { host, port, cause: error })
  }
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return connectError('tls-failed', { host, port, cause: error })
  return connectError(codes[code] ?? 'reset', { host, port, cause: error })
}

/** The `code` of a Node error, or the empty string. */
function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

const telling: readonly ConnectErrorCode[] = [
  'bind-failed',
  'refused',
  'reset',
  'timed-out',
  'unreachable',
  'name-not-found',
  'name-lookup-failed',
]

/** Of the errors of several addresses, the one that says most. */
export function mostTelling(errors: readonly ConnectError[]): ConnectError | undefined {
  for (const code of telling) {
    const found = errors.find((error) => error.code === code)
    if (found) return found
  }
  return errors[0]
}
