const greetings: readonly (readonly [RegExp, string])[] = [
  [/^HTTP\/\d/, 'HTTP (a web server)'],
  [/^<(?:!doctype|html|\?xml)/i, 'HTTP (a web server)'],
  [/^SSH-\d/, 'SSH'],
  [/^\x15\x03/, 'TLS: connect with TLS'],
  [/^220[ -]/, 'SMTP or FTP'],
  [/^\+OK/, 'POP3'],
  [/^\* OK/, 'IMAP'],
  [/^RFB \d/, 'VNC'],
]

/** What a server speaks that is not IRC, by its first line; undefined where it may be IRC. */
export function foreignProtocol(firstLine: string): string | undefined {
  return greetings.find(([greeting]) => greeting.test(firstLine))?.[1]
}
