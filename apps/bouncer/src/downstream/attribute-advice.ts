/** What a value of each attribute must be, for a person whose value will not do. */
const advice: Readonly<Record<string, string>> = {
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
  'longwire/perform': 'Lines to perform are at most 50 of 400 bytes; joining and logging in have settings of their own',
  'longwire/perform-add':
    'Lines to perform are at most 50 of 400 bytes; joining and logging in have settings of their own',
  'longwire/perform-remove': 'There is no line of this number; the first one is 1',
  'longwire/join-after': 'Joins wait for host-hidden, logged-in, or both with a comma between',
  'longwire/proxy':
    'A proxy is written socks5://host:port, http://host:port or https://host:port, with user:password@ before the host where it wants that',
  'longwire/bind': 'The local address is an IP address of this machine',
  'longwire/family': 'The family of addresses is 4 or 6',
  'longwire/encoding': 'An encoding has a name such as windows-1252, koi8-r or shift_jis',
  'longwire/client-certificate':
    'A client certificate is the certificate and its unencrypted key, both in PEM, which belong together',
}

/** A sentence for the person who sent a value that will not do. */
export function adviceFor(attribute: string): string {
  return advice[attribute] ?? `This value of ${attribute} will not do; see the page of networks`
}
