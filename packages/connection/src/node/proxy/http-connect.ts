import { isIPv6, type Socket } from 'node:net'
import { connectError } from '../../connect-errors.ts'
import type { ProxyTarget } from './proxy-target.ts'
import { SocketReader } from './socket-reader.ts'

/**
 * Asks an HTTP proxy for a tunnel. Source: RFC 9110, section 9.3.6.
 * Rejects with `proxy-login`, `proxy-refused`, or `proxy-failed` where it does not speak HTTP.
 */
export async function connectByHttp(
  socket: Socket,
  proxy: ProxyTarget,
  target: { readonly host: string; readonly port: number },
): Promise<void> {
  const where = { ...target, proxy: proxy.host }
  const reader = new SocketReader(socket)
  const authority = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`
  const login = `${proxy.username ?? ''}:${proxy.password ?? ''}`
  const lines = [
    `CONNECT ${authority} HTTP/1.1`,
    `Host: ${authority}`,
    ...(proxy.username === undefined ? [] : [`Proxy-Authorization: Basic ${Buffer.from(login).toString('base64')}`]),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const head = (await reader.through('\r\n\r\n')).toString('latin1')
  const match = /^HTTP\/1\.[01] (\d{3}) ?([^\r\n]*)/.exec(head)
  if (!match) throw connectError('proxy-failed', where)
  const [, status = '', reason = ''] = match
  if (status === '407') throw connectError('proxy-login', where)
  if (!status.startsWith('2')) throw connectError('proxy-refused', { ...where, serverText: `${status} ${reason}` })
  reader.release()
}
