import { readServerAddress } from '../networks/server-address.ts'

/** What an `irc:` or `ircs:` link leads to. */
export interface IrcLink {
  readonly host: string
  readonly port: number | undefined
  readonly tls: boolean
  /** With its sign; undefined where the link names none. */
  readonly channel: string | undefined
}

/** Reads `irc://host:port/channel`, with or without the channel's sign; undefined for what is no such link. */
export function readIrcLink(link: string): IrcLink | undefined {
  const [, scheme, place = '', path = ''] = /^(ircs?):(?:\/\/)?([^/?]*)\/?([^?]*)/i.exec(link.trim()) ?? []
  if (scheme === undefined || place === '') return undefined
  const { host, port } = readServerAddress(place)
  const name = decoded(path).split(',')[0]?.trim() ?? ''
  // A space or a comma would be more than one word to the network.
  const channel = name === '' || /[\s\0]/.test(name) ? undefined : /^[#&+!]/.test(name) ? name : `#${name}`
  return { host, port, tls: scheme.toLowerCase() === 'ircs', channel }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
