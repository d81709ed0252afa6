import type { Extension } from '../extension.ts'

/**
 * The server tells by which port TLS is had, and for how long nobody shall come without it. Told on a secure connection
 * when it is offered, and again when the connection ends, for the policy holds from then on. Whoever opens connections keeps it.
 */
export interface StsEvent {
  readonly type: 'sts-policy-received'
  /** The name that was asked for. */
  readonly host: string
  /** That of this connection. */
  readonly port: number
  /** Seconds from now; 0 removes the policy. */
  readonly duration: number
}

/** What it remembers. */
export interface StsSlot {
  duration: number | undefined
}

export const sts: Extension<StsEvent, StsSlot> = {
  name: 'sts',
  spec: 'https://ircv3.net/specs/extensions/sts',
  // “Clients MUST NOT request this capability with CAP REQ.”
  capabilities: [],
  slot: { version: 1, initial: () => ({ duration: undefined }) },
  watches: {
    sts: (value, context) => {
      const { transport, slot } = context
      if (transport === undefined || transport.preregistered === true) return
      const keys = readKeys(value)
      if (!transport.secure) {
        // Nothing but the port is taken from a connection that anybody may have written to.
        const port = readNumber(keys.get('port'))
        if (port !== undefined && port >= 1 && port <= 65_535) context.moveToTls(port)
        return
      }
      const duration = readNumber(keys.get('duration'))
      if (duration === undefined) return
      slot.duration = duration
      context.emit({ type: 'sts-policy-received', host: transport.host, port: transport.port, duration })
    },
  },
  disconnected: (context) => {
    const { transport, slot } = context
    const { duration } = slot
    if (transport === undefined || duration === undefined || duration === 0) return
    context.emit({ type: 'sts-policy-received', host: transport.host, port: transport.port, duration })
  },
}

function readKeys(value: string): ReadonlyMap<string, string> {
  return new Map(
    value.split(',').map((entry) => {
      const equals = entry.indexOf('=')
      return equals === -1 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)]
    }),
  )
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined
}
