/** A network that many people use, with where it is found. */
export interface KnownNetwork {
  /** Names its description in the texts. */
  readonly id: keyof typeof import('../../texts/networks/en.ts').words.known
  readonly name: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** Whether nicknames can be registered there, so that one logs in with an account. */
  readonly accounts: boolean
}

/** By how many people one meets there, about. */
export const knownNetworks: readonly KnownNetwork[] = [
  encrypted('libera', 'Libera.Chat', 'irc.libera.chat'),
  encrypted('oftc', 'OFTC', 'irc.oftc.net'),
  encrypted('hackint', 'hackint', 'irc.hackint.org'),
  encrypted('rizon', 'Rizon', 'irc.rizon.net'),
  { id: 'quakenet', name: 'QuakeNet', host: 'irc.quakenet.org', port: 6667, tls: false, accounts: false },
  { id: 'undernet', name: 'Undernet', host: 'irc.undernet.org', port: 6667, tls: false, accounts: false },
  { id: 'efnet', name: 'EFnet', host: 'irc.efnet.org', port: 6667, tls: false, accounts: false },
  { id: 'ircnet', name: 'IRCnet', host: 'open.ircnet.net', port: 6667, tls: false, accounts: false },
  encrypted('dalnet', 'DALnet', 'irc.dal.net'),
  encrypted('espernet', 'EsperNet', 'irc.esper.net'),
  encrypted('tilde', 'tilde.chat', 'irc.tilde.chat'),
  encrypted('spotchat', 'SpotChat', 'irc.spotchat.org'),
]

function encrypted(id: KnownNetwork['id'], name: string, host: string): KnownNetwork {
  return { id, name, host, port: 6697, tls: true, accounts: true }
}
