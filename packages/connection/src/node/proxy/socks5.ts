import { isIP, type Socket } from 'node:net'
import { type Circumstances, connectError } from '../../connect-errors.ts'
import type { ProxyTarget } from './proxy-target.ts'
import { SocketReader } from './socket-reader.ts'

const VERSION = 5
const NO_LOGIN = 0
const LOGIN = 2
const CONNECT = 1
const IPV4 = 1
const NAME = 3
const IPV6 = 4

const replies = [
  'succeeded',
  'general failure',
  'not allowed by its rules',
  'network unreachable',
  'host unreachable',
  'connection refused',
  'timed out',
  'command not supported',
  'address type not supported',
]

/**
 * Asks a SOCKS5 proxy for a connection. A name goes to the proxy as a name. Sources: RFC 1928, RFC 1929.
 * Rejects with `proxy-login`, `proxy-refused`, or `proxy-failed` where it does not speak SOCKS5.
 */
export async function connectBySocks5(
  socket: Socket,
  proxy: ProxyTarget,
  target: { readonly host: string; readonly port: number },
): Promise<void> {
  const where: Circumstances = { ...target, proxy: proxy.host }
  const reader = new SocketReader(socket)
  const withLogin = proxy.username !== undefined
  socket.write(Buffer.from(withLogin ? [VERSION, 2, NO_LOGIN, LOGIN] : [VERSION, 1, NO_LOGIN]))
  const [version, method] = await reader.bytes(2)
  if (version !== VERSION) throw connectError('proxy-failed', where)
  if (method === LOGIN && withLogin) await logIn(socket, reader, proxy, where)
  else if (method !== NO_LOGIN) throw connectError('proxy-login', where)
  socket.write(request(target))
  await readReply(reader, where)
  reader.release()
}

async function logIn(socket: Socket, reader: SocketReader, proxy: ProxyTarget, where: Circumstances): Promise<void> {
  const username = Buffer.from(proxy.username ?? '').subarray(0, 255)
  const password = Buffer.from(proxy.password ?? '').subarray(0, 255)
  socket.write(Buffer.concat([Buffer.from([1, username.length]), username, Buffer.from([password.length]), password]))
  const [, status] = await reader.bytes(2)
  if (status !== 0) throw connectError('proxy-login', where)
}

function request({ host, port }: { readonly host: string; readonly port: number }): Buffer {
  const family = isIP(host)
  const address =
    family === 4
      ? Buffer.from([IPV4, ...host.split('.').map(Number)])
      : family === 6
        ? Buffer.from([IPV6, ...ipv6Bytes(host)])
        : Buffer.concat([Buffer.from([NAME, Buffer.byteLength(host)]), Buffer.from(host)])
  return Buffer.concat([Buffer.from([VERSION, CONNECT, 0]), address, Buffer.from([port >> 8, port & 0xff])])
}

async function readReply(reader: SocketReader, where: Circumstances): Promise<void> {
  const [version, reply = 1, , type] = await reader.bytes(4)
  if (version !== VERSION) throw connectError('proxy-failed', where)
  if (reply !== 0) throw connectError('proxy-refused', { ...where, serverText: replies[reply] ?? `code ${reply}` })
  const length = type === IPV4 ? 4 : type === IPV6 ? 16 : ((await reader.bytes(1))[0] ?? 0)
  await reader.bytes(length + 2)
}

// A URL's host is the one place in Node that writes an address of version 6 in its canonical form.
function ipv6Bytes(address: string): number[] {
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'))
  const [left, right] = [groups(head), groups(tail)]
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...(tail === undefined ? [] : zeros), ...right].flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}
