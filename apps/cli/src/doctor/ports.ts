import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { type Configuration, formatListenAddress, type ListenAddress } from '@longwire/bouncer'
import type { Finding } from '../finding.ts'

const TIME_LIMIT = 5_000

/** Where it listens: reached where it runs, else free to be taken. */
export async function* checkPorts(
  { http, irc, ircs }: Configuration,
  running: boolean,
): AsyncGenerator<Finding, void, void> {
  const all = [
    ...http.map((address) => ({ address, what: 'the web app' })),
    ...irc.map((address) => ({ address, what: 'IRC clients' })),
    ...ircs.map((address) => ({ address, what: 'IRC clients over TLS' })),
  ]
  for (const { address, what } of all) {
    if (address.port === 0) continue
    yield running ? await reachable(address, what) : await free(address, what)
  }
  for (const address of irc) {
    if (isLoopback(address.host)) continue
    yield {
      level: 'warning',
      text: `IRC clients are accepted without TLS on ${formatListenAddress(address)}.`,
      advice: 'Passwords go over it as they are: for a network that you trust alone. Use ircs for others.',
    }
  }
}

async function reachable(address: ListenAddress, what: string): Promise<Finding> {
  const named = formatListenAddress(address)
  const socket = connect({ host: localHost(address.host), port: address.port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(TIME_LIMIT) })
    return { level: 'good', text: `${named} answers, for ${what}.` }
  } catch {
    return {
      level: address.optional === true ? 'warning' : 'bad',
      text: `Longwire runs, but nothing listens on ${named} for ${what}.`,
      advice: 'It was started with another configuration, perhaps; or the port was taken. Its log tells.',
    }
  } finally {
    socket.destroy()
  }
}

async function free(address: ListenAddress, what: string): Promise<Finding> {
  const named = formatListenAddress(address)
  const server = createServer()
  try {
    server.listen({ host: address.host, port: address.port })
    await once(server, 'listening')
    return { level: 'good', text: `${named} is free for ${what}.` }
  } catch (error) {
    return { level: address.optional === true ? 'warning' : 'bad', ...taken(error, named, what) }
  } finally {
    server.close()
  }
}

function taken(error: unknown, named: string, what: string): Pick<Finding, 'text' | 'advice'> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') {
    return { text: `Another program listens on ${named}.`, advice: `Choose another address for ${what}, or “off”.` }
  }
  if (code === 'EACCES') {
    return { text: `You may not listen on ${named}.`, advice: 'Ports below 1024 are for root. Choose a higher one.' }
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return { text: `This machine has no address ${named}.`, advice: 'Choose one that it has, or :PORT for all.' }
  }
  return { text: `${named} cannot be listened on: ${code}.` }
}

function localHost(host: string): string {
  if (host === '::') return '::1'
  return host === '0.0.0.0' ? '127.0.0.1' : host
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
