import { isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { once } from 'node:events'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import { ConnectError } from '../error.ts'
import type { OpeningStage } from '../transport.ts'
import { addressesOf, type Lookup } from './lookup.ts'
import { connectByHttp } from './proxy/http-connect.ts'
import type { ProxyTarget } from './proxy/proxy-target.ts'
import { connectBySocks5 } from './proxy/socks5.ts'
import { raceConnections } from './race.ts'
import { systemError } from './system-errors.ts'
import { portOf, type TcpTarget } from './tcp-target.ts'
import { withTimeLimit } from './time-limit.ts'
import { wireName } from './wire-name.ts'

/** What one opening needs. */
export interface SocketOpening {
  readonly target: TcpTarget
  readonly environment: Environment
  readonly lookup: Lookup
  readonly signal: AbortSignal
  readonly progress: (stage: OpeningStage) => void
}

/** An open socket to the target, through its proxy where it has one. Rejects with {@link ConnectError}. */
export async function connectSocket(opening: SocketOpening): Promise<Socket> {
  const { target } = opening
  if (!target.proxy) return connectDirectly(opening, target.host, portOf(target))
  const { proxy } = target
  const where = { host: target.host, port: portOf(target), proxy: proxy.host }
  let socket: Socket | undefined
  try {
    socket = await connectDirectly(opening, proxy.host, proxy.port)
    const way = socket
    opening.progress('proxy')
    return await limited(opening, target.timeouts?.proxy, (signal) => throughProxy(way, proxy, target, signal))
  } catch (error) {
    socket?.destroy()
    if (error instanceof ConnectError && (error.code.startsWith('proxy-') || error.code === 'bind-failed')) throw error
    if (opening.signal.aborted) throw error
    throw connectError('proxy-failed', { ...where, cause: error })
  }
}

async function connectDirectly(opening: SocketOpening, host: string, port: number): Promise<Socket> {
  const { target, environment, progress } = opening
  const { bind, timeouts = {} } = target
  const family = target.family ?? familyOf(bind)
  progress('looking-up')
  const addresses = await limited(opening, timeouts.lookup ?? 10_000, async () => {
    try {
      return await addressesOf(wireName(host), port, family, opening.lookup)
    } catch (error) {
      throw systemError(error, { host, port })
    }
  })
  progress('connecting')
  return limited(opening, timeouts.connect, (signal) =>
    raceConnections({ addresses, host, port, bind, environment, signal, linesOnly: !target.proxy && !target.tls }),
  )
}

// What is bound to an address of one family reaches no address of the other.
function familyOf(bind: string | undefined): 4 | 6 | undefined {
  const family = bind === undefined ? 0 : isIP(bind)
  return family === 4 || family === 6 ? family : undefined
}

async function throughProxy(way: Socket, proxy: ProxyTarget, target: TcpTarget, signal: AbortSignal): Promise<Socket> {
  const to = { host: wireName(target.host), port: portOf(target) }
  signal.addEventListener('abort', () => way.destroy(), { once: true })
  if (proxy.kind === 'socks5') {
    await connectBySocks5(way, proxy, to)
    return way
  }
  if (proxy.kind === 'http') {
    await connectByHttp(way, proxy, to)
    return way
  }
  const secured = connectTls({ socket: way, host: proxy.host, servername: proxy.host })
  await once(secured, 'secureConnect')
  await connectByHttp(secured, proxy, to)
  return secured
}

/** A step of the opening, no longer than it may take: 20 s where nothing else is said. */
export function limited<T>(
  { target, environment, signal }: SocketOpening,
  milliseconds: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = () => connectError('timed-out', { host: target.host, port: portOf(target) })
  return withTimeLimit({ environment, milliseconds: milliseconds ?? 20_000, signal, late }, work)
}
