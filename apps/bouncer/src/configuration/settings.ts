/** The name of a setting. */
export type SettingName =
  | 'data'
  | 'store'
  | 'store-password-file'
  | 'durability'
  | 'key'
  | 'http'
  | 'irc'
  | 'ircs'
  | 'tls-certificate'
  | 'tls-key'
  | 'tls-ca'
  | 'trusted-proxy'
  | 'proxy-protocol'
  | 'max-users'
  | 'url'
  | 'push-contact'

/** One thing that can be configured. Its name is the flag, the key of the file, and (as `LONGWIRE_NAME`) the variable. */
export interface Setting<Name extends string = SettingName> {
  readonly name: Name
  /** `many` may be repeated as a flag, is separated by commas as a variable, and is a list in the file. */
  readonly kind: 'one' | 'many'
  /** What stands for its value in the help. */
  readonly value: string
  readonly help: string
}

/** All of them, in the order of the help. */
export const settings: readonly Setting[] = [
  {
    name: 'data',
    kind: 'one',
    value: 'DIR',
    help: "where everything is kept; default: the system's place for such data",
  },
  {
    name: 'store',
    kind: 'one',
    value: 'sqlite|URL',
    help: 'accounts and history in the data folder, or in PostgreSQL: postgresql://USER@HOST/DATABASE; default: sqlite',
  },
  {
    name: 'store-password-file',
    kind: 'one',
    value: 'FILE',
    help: 'the first line is the password for --store, where the URL has none',
  },
  {
    name: 'durability',
    kind: 'one',
    value: 'normal|full',
    help: 'what is shown outlives a killed process, or a loss of power as well; default: normal',
  },
  {
    name: 'key',
    kind: 'one',
    value: 'BASE64',
    help: 'the key for saved passwords, 32 bytes; better as a variable; default: the file "key" in the data folder',
  },
  {
    name: 'http',
    kind: 'many',
    value: 'ADDRESS:PORT',
    help: 'where the web app is served, or "off"; default: 127.0.0.1:6680',
  },
  {
    name: 'irc',
    kind: 'many',
    value: 'ADDRESS:PORT',
    help: 'where IRC clients are accepted, or "off"; default: 127.0.0.1:6667',
  },
  {
    name: 'ircs',
    kind: 'many',
    value: 'ADDRESS:PORT',
    help: 'the same over TLS; default, with a certificate: 127.0.0.1:6697',
  },
  {
    name: 'tls-certificate',
    kind: 'one',
    value: 'FILE',
    help: 'the certificate for --ircs (PEM), read again when it changes',
  },
  { name: 'tls-key', kind: 'one', value: 'FILE', help: 'its private key (PEM); default: in the same file' },
  { name: 'tls-ca', kind: 'one', value: 'FILE', help: 'own authorities that networks may be signed by (PEM)' },
  {
    name: 'trusted-proxy',
    kind: 'many',
    value: 'ADDRESS',
    help: 'reverse proxies whose X-Forwarded-* is believed; default: this machine',
  },
  {
    name: 'proxy-protocol',
    kind: 'many',
    value: 'ADDRESS',
    help: 'proxies that begin the connections of IRC clients with a PROXY header',
  },
  { name: 'max-users', kind: 'one', value: 'NUMBER', help: 'accounts from which on no invite works; default: 100' },
  {
    name: 'url',
    kind: 'one',
    value: 'URL',
    help: 'the address of the web app from outside, for the links of phones: https://…',
  },
  {
    name: 'push-contact',
    kind: 'one',
    value: 'URL',
    help: 'where push services may complain: mailto:… or https://…; default: --url, else the page where one subscribes',
  },
]

/** The variable of a setting: `tls-ca` is `LONGWIRE_TLS_CA`. */
export function variableOf(name: string): string {
  return `LONGWIRE_${name.toUpperCase().replaceAll('-', '_')}`
}
