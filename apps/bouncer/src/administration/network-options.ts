/**
 * How the value of an option is given on the command line: `text` after its flag; `switch` by two flags; `secret` in a file, so
 * that nobody else on the machine sees it; `file` as a whole file.
 */
export type NetworkOptionKind = 'text' | 'switch' | 'secret' | 'file'

/** A setting of a network as a person writes it: `--nick ada` on the command line, `nick=ada` to the service. */
export interface NetworkOption {
  readonly name: string
  readonly kind: NetworkOptionKind
  /** What stands for the value in a help. */
  readonly value: string
  readonly help: string
  /** What it sets; see docs/extensions/networks.md. */
  readonly attribute: string
  /** For a `switch`: the flags for yes and no. */
  readonly flags?: readonly [string, string]
}

/** Every setting of a network. */
export const networkOptions: readonly NetworkOption[] = [
  option('name', 'NAME', 'what it is called; default: its host', 'name'),
  option('host', 'HOST', 'its server', 'host'),
  option('port', 'PORT', 'default: 6697, without TLS 6667', 'port'),
  {
    name: 'tls',
    kind: 'switch',
    value: '0|1',
    help: 'with TLS (the default) or without',
    attribute: 'tls',
    flags: ['tls', 'no-tls'],
  },
  option('server', 'URL,URL', 'more servers, tried when the first fails: ircs://host:port', 'longwire/servers'),
  option('nick', 'NICK', 'default: the name of the user', 'nickname'),
  option('username', 'NAME', 'what some networks show before the host', 'username'),
  option('realname', 'NAME', 'what WHOIS shows', 'realname'),
  { ...option('pass', 'FILE', 'the password of the server', 'pass'), kind: 'secret' },
  option('sasl-user', 'NAME', 'the services account to log in with', 'longwire/sasl-account'),
  { ...option('sasl-pass', 'FILE', 'its password', 'longwire/sasl-password'), kind: 'secret' },
  {
    ...option('certificate', 'FILE', 'a client certificate and its key, in PEM', 'longwire/client-certificate'),
    kind: 'file',
  },
  option('pin', 'HASH', 'SHA-256 of the certificate to trust; several with commas between', 'longwire/pins'),
  {
    ...option(
      'perform',
      'FILE',
      'lines to send after each login, before joining; $nick is the nickname',
      'longwire/perform',
    ),
    kind: 'file',
  },
  option(
    'join-after',
    'SIGN,SIGN',
    'join when the network has done this, or after 10 s: host-hidden, logged-in',
    'longwire/join-after',
  ),
  option('flood-control', 'off|on|N/MS', 'N lines at once, then one each MS milliseconds', 'longwire/flood-control'),
  option('proxy', 'URL', 'socks5://host:port (Tor) or http://host:port', 'longwire/proxy'),
  option('bind', 'ADDRESS', 'the local address to connect from', 'longwire/bind'),
  option('family', '4|6', 'only IPv4 or only IPv6', 'longwire/family'),
  option('encoding', 'NAME', 'of lines that are not UTF-8; default: windows-1252', 'longwire/encoding'),
  {
    name: 'enabled',
    kind: 'switch',
    value: '0|1',
    help: 'whether to hold a connection to it',
    attribute: 'longwire/enabled',
    flags: ['on', 'off'],
  },
]

function option(name: string, value: string, help: string, attribute: string): NetworkOption {
  return { name, kind: 'text', value, help, attribute }
}
