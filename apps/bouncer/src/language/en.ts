import type { ConnectError } from '@longwire/connection'
import type { AdministrationErrorCode } from '../administration/administration-error.ts'

const performLines = 'Lines to perform are at most 50 of 400 bytes; joining and logging in have settings of their own'

/** What the bouncer says to a person in its own words, in English. Each other language has the same texts in a file of its own. */
export const en = {
  /** What the service can do: the words after the command, and what it does. */
  commands: {
    'network list': { usage: '', help: 'your networks and whether they are connected' },
    'network status': { usage: 'NAME', help: 'one network, and where you are on it' },
    'network add': {
      usage: 'KEY=VALUE…',
      help: 'add a network; host=… is needed. Keys: {keys}; a value with blanks stands in double quotes',
    },
    'network edit': {
      usage: 'NAME KEY=VALUE…',
      help: 'change a network, by the same keys; enabled=0 leaves it, enabled=1 comes back',
    },
    'network del': { usage: 'NAME', help: 'remove a network and its history' },
    'channel list': { usage: 'NETWORK', help: 'the channels that you are in, and those that are detached' },
    'channel detach': { usage: 'NETWORK CHANNEL', help: 'stay in a channel and record it, without seeing it' },
    'channel attach': { usage: 'NETWORK CHANNEL', help: 'see it again' },
    'password add': { usage: 'LABEL', help: 'make a password for one client; it is told once' },
    'session list': { usage: '[plain]', help: 'where you are logged in, and your passwords; with plain, for programs' },
    'session revoke': { usage: 'ID', help: 'end one of them, and what was opened with it' },
    status: { usage: '', help: 'your networks and screens' },
    'user list': { usage: '', help: 'everybody who has an account' },
    'user add': { usage: 'NAME [admin]', help: 'make an account; its password is told once' },
    'user passwd': { usage: 'NAME', help: 'give an account a new password, which is told once' },
    'user disable': { usage: 'NAME', help: 'close an account without deleting anything' },
    'user enable': { usage: 'NAME', help: 'open it again' },
    'user delete': { usage: 'NAME', help: 'delete an account and everything of it' },
  },
  usage: (words: string) => `Usage: ${words}`,
  unknownCommand: (words: string) => `There is no command “${words}”. There are:`,
  none: 'There are none.',

  networks: {
    none: 'You have no network yet.',
    unknown: (name: string) => `You have no network “${name}”.`,
    added: (name: string) => `${name} was added.`,
    removed: (name: string) => `${name} was removed.`,
    channels: (names: string) => `You are in ${names}.`,
    notAnAttribute: (word: string, keys: string) => `“${word}” is not KEY=VALUE with one of ${keys}.`,
    needsHost: 'A network needs a host.',
    states: { connected: 'connected', connecting: 'connecting', disconnected: 'disconnected', off: 'switched off' },
    where: (nickname: string, server: string) => `${nickname} at ${server}`,
    withoutTls: 'without TLS',
    problem: ({ userText }: ConnectError) => userText,
  },
  /** What a client that cannot ask for history is told when it comes back to more than it is shown. */
  missed: {
    of: (name: string, count: number, shown: number) => `${name === '' ? 'the server' : name}: ${shown} of ${count}`,
    more: (conversations: string, others: number) =>
      `Not all that was said while you were away is shown here: ${conversations}${others === 0 ? '' : ` and ${others} more`}. The web app and clients that ask for history have the rest.`,
  },
  /** What a value of each attribute of a network must be, for a person whose value will not do. */
  advice: {
    name: 'A network has a name of 1 to 100 characters',
    host: 'A server is a name such as irc.example.org, or an IP address, without spaces',
    port: 'A port is a number from 1 to 65535; most networks have 6697 with TLS and 6667 without',
    tls: 'TLS is on (1) or off (0)',
    nickname: 'A nickname is one word without ! @ * ? and commas, and does not begin with a colon',
    username: 'A user name is one word without ! and @',
    realname: 'A real name is one line',
    pass: 'A server password is one line',
    'longwire/enabled': 'A network is enabled (1) or not (0)',
    'longwire/sasl-account': 'An account name is one line',
    'longwire/sasl-password': 'A password is one line',
    'longwire/pins': 'Fingerprints are SHA-256 in 64 hexadecimal digits, with commas between them',
    'longwire/servers':
      'More servers are written ircs://host:port or irc://host:port, with commas between them, at most 20',
    'longwire/flood-control': 'Flood control is on, off, or LINES/MILLISECONDS such as 5/2000',
    'longwire/perform': performLines,
    'longwire/perform-add': performLines,
    'longwire/perform-remove': 'There is no line of this number; the first one is 1',
    'longwire/join-after': 'Joins wait for host-hidden, logged-in, or both with a comma between',
    'longwire/proxy':
      'A proxy is written socks5://host:port, http://host:port or https://host:port, with user:password@ before the host where it wants that',
    'longwire/bind': 'The local address is an IP address of this machine',
    'longwire/family': 'The family of addresses is 4 or 6',
    'longwire/encoding': 'An encoding has a name such as windows-1252, koi8-r or shift_jis',
    'longwire/client-certificate':
      'A client certificate is the certificate and its unencrypted key, both in PEM, which belong together',
  },
  otherAdvice: (attribute: string) => `This value of ${attribute} will not do; see the page of networks`,

  channels: {
    detached: (name: string) => `${name} is detached.`,
    attached: (name: string) => `${name} is attached.`,
    isDetached: 'detached',
    notIn: (name: string) => `You are not in ${name}.`,
  },

  logins: {
    made: (label: string, password: string) => `The password for ${label} is: ${password}`,
    kinds: { web: 'browser', 'app-password': 'password', certificate: 'certificate' },
    neverUsed: 'never used',
    lastUsed: (time: string) => `last used ${time}`,
    revoked: (id: string) => `${id} was revoked.`,
    unknown: (id: string) => `There is no session ${id}.`,
  },

  status: {
    screens: (count: number) => `You have ${count} ${count === 1 ? 'screen' : 'screens'} attached.`,
    whole: (all: Whole) =>
      `In all: ${all.people} people, ${all.connected} of ${all.networks} networks connected, ${all.screens} screens, since ${all.since} UTC.`,
  },

  people: {
    administrator: 'administrator',
    isDisabled: 'disabled',
    added: (name: string, password: string) => `${name} has an account now, with the password: ${password}`,
    newPassword: (name: string, password: string) => `The password of ${name} is: ${password}`,
    disabled: (name: string) => `${name} is disabled.`,
    enabled: (name: string) => `${name} is enabled.`,
    deleted: (name: string) => `${name} is deleted.`,
    refused: (_code: AdministrationErrorCode, _name: string, text: string) => text,
  },

  greeting: {
    noNetwork: 'You have no network yet. Add one in the web app.',
    chooseNetwork: (name: string, networks: string) =>
      `Log in as ${name}/NETWORK to use one of your networks: ${networks}`,
  },
}

/** Everything that the bouncer says to a person in its own words: a language that lacks a text is a type error. */
export type Texts = typeof en

interface Whole {
  readonly people: number
  readonly connected: number
  readonly networks: number
  readonly screens: number
  readonly since: string
}
