import { loopback } from './ports.ts'

/** What a test may ask of Ergo's configuration. */
export interface ErgoOptions {
  /** PEM certificate and key of the TLS listener; without them there is none. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Strict transport security, in seconds; needs `tls`. */
  readonly sts?: { readonly duration: number }
  /** Keep history and serve CHATHISTORY; true unless told otherwise. */
  readonly history?: boolean
  /** Accounts to register before the server is handed over: password by account name. */
  readonly accounts?: Readonly<Record<string, string>>
  /** Lets in only who gives the password `tests`, or who logs in; unless told otherwise everybody. */
  readonly only?: 'password' | 'login'
  /** Which characters names may have: those of ASCII, unless told otherwise, or letters of every script. */
  readonly casemapping?: 'ascii' | 'precis'
}

/** Ports of the three listeners. */
export interface ErgoPorts {
  readonly plain: number
  readonly tls: number
  readonly webSocket: number
}

function listeners(options: ErgoOptions, ports: ErgoPorts): Record<string, unknown> {
  const plain = { [`${loopback}:${ports.plain}`]: {}, [`${loopback}:${ports.webSocket}`]: { websocket: true } }
  if (options.tls === undefined) return plain
  return { ...plain, [`${loopback}:${ports.tls}`]: { tls: { cert: 'tls.crt', key: 'tls.key' } } }
}

function accountsConfig({ only }: ErgoOptions): Record<string, unknown> {
  return {
    'require-sasl': { enabled: only === 'login' },
    'authentication-enabled': true,
    registration: {
      enabled: true,
      'allow-before-connect': true,
      throttling: { enabled: false },
      'bcrypt-cost': 4,
      'email-verification': { enabled: false },
    },
    'login-throttling': { enabled: false },
    'advertise-scram': true,
    'nick-reservation': { enabled: true, method: 'strict', 'force-nick-equals-account': true },
    multiclient: { enabled: true, 'allowed-by-default': true, 'always-on': 'opt-in', 'auto-away': 'opt-in' },
    vhosts: { enabled: true, 'max-length': 64 },
  }
}

function historyConfig(enabled: boolean): Record<string, unknown> {
  return {
    enabled,
    'channel-length': 2048,
    'client-length': 2048,
    'chathistory-maxmessages': 1000,
    'autoreplay-on-join': 0,
    restrictions: { 'expire-time': '1w', 'query-cutoff': 'none', 'grace-period': '1h' },
    retention: { 'allow-individual-delete': true },
    'tagmsg-storage': { default: false, whitelist: ['+draft/react', '+react'] },
  }
}

/** Of `tests`. */
const testsHash = '$2a$04$BMPgymfXFXbgnKXG1qHP9OkDHAvpWPHNAu5acmMilPLKATodaoxma'

/** One operator with every right: `OPER tests tests`. */
function operators(): Record<string, unknown> {
  const capabilities = [
    'kill',
    'ban',
    'nofakelag',
    'rehash',
    'accreg',
    'chanreg',
    'samode',
    'sajoin',
    'roleplay',
    'history',
    'defcon',
    'massmessage',
    'metadata',
    'relaymsg',
  ]
  return {
    'oper-classes': { everything: { title: 'Operator', capabilities } },
    opers: { tests: { class: 'everything', password: testsHash } },
  }
}

/** Ergo's configuration as an object; its JSON is valid YAML. Nothing slows a test down: no throttles, no look-ups. */
export function ergoConfig(options: ErgoOptions, ports: ErgoPorts): Record<string, unknown> {
  const sts =
    options.sts === undefined ? {} : { sts: { enabled: true, duration: `${options.sts.duration}s`, port: ports.tls } }
  return {
    network: { name: 'ErgoTest' },
    server: {
      name: 'ergo.test',
      listeners: listeners(options, ports),
      casemapping: options.casemapping ?? 'ascii',
      'enforce-utf8': true,
      'lookup-hostnames': false,
      'check-ident': false,
      'max-sendq': '1m',
      'ip-limits': { count: false, throttle: false },
      'ip-cloaking': { enabled: false },
      relaymsg: { enabled: true, separators: '/', 'available-to-chanops': true },
      ...sts,
      ...(options.only === 'password' && { password: testsHash }),
    },
    accounts: accountsConfig(options),
    ...operators(),
    channels: { 'default-modes': '+nt', 'max-channels-per-client': 1000, registration: { enabled: true } },
    datastore: { path: 'ircd.db', autoupgrade: true },
    'lock-file': 'ircd.lock',
    logging: [{ method: 'stderr', type: '* -userinput -useroutput', level: 'info' }],
    limits: {
      nicklen: 32,
      identlen: 20,
      realnamelen: 150,
      channellen: 64,
      awaylen: 390,
      kicklen: 390,
      topiclen: 390,
      'monitor-entries': 100,
      'whowas-entries': 100,
      'chan-list-modes': 100,
      'registration-messages': 1024,
      multiline: { 'max-bytes': 4096, 'max-lines': 100 },
    },
    fakelag: { enabled: false },
    history: historyConfig(options.history ?? true),
    webpush: { enabled: true, timeout: '10s', 'max-subscriptions': 4, expiration: '14d' },
  }
}
