import type { CloseCode, CloseReason } from '@longwire/irc'
import { connectError } from '../connect-errors.ts'
import type { ConnectError, ConnectErrorCode } from '../error.ts'

const codes = {
  quit: 'closed',
  'transport-closed': 'closed-by-server',
  'server-error': 'closed-by-server',
  banned: 'banned',
  throttled: 'throttled',
  'nickname-refused': 'nickname-refused',
  'login-refused': 'login-refused',
  'login-unavailable': 'login-unavailable',
  'login-required': 'login-required',
  'password-refused': 'password-refused',
  'registration-timeout': 'registration-timeout',
  'keepalive-timeout': 'keepalive-timeout',
  'sts-upgrade': 'closed',
  protocol: 'not-irc',
} as const satisfies Readonly<Record<CloseCode, ConnectErrorCode>>

/** What a session's reason to close means to who opened the connection. */
export function closeError(reason: CloseReason, where: { readonly host: string; readonly port: number }): ConnectError {
  return connectError(codes[reason.code], { ...where, serverText: reason.text, retry: reason.retry })
}

/** What the end of a transport means to the session. */
export function closeReason(error: ConnectError): CloseReason {
  const code: CloseCode = error.code === 'keepalive-timeout' ? 'keepalive-timeout' : 'transport-closed'
  return { code, text: error.userText, retry: error.retry }
}
