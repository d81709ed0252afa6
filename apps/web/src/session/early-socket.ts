import { muxSubprotocol } from '@longwire/connection'

let early: WebSocket | undefined

/** The address of the one socket of this page, to the bouncer that served it. */
export function socketUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/socket`
}

/** Opens the socket before there is anybody to speak over it: for who is signed in. */
export function openSocketEarly({ location }: Window): void {
  early = new WebSocket(socketUrl(location), muxSubprotocol)
}

/** What was opened early, once; undefined where it was not, or has closed meanwhile. */
export function takeEarlySocket(): WebSocket | undefined {
  const taken = early
  early = undefined
  return taken !== undefined && taken.readyState <= WebSocket.OPEN ? taken : undefined
}
