/** How a server greets that speaks something else, in lower case. */
const greetings: readonly (readonly [start: string, speaks: string])[] = [
  ['http/', 'HTTP (a web server)'],
  ['<!doctype', 'HTTP (a web server)'],
  ['<html', 'HTTP (a web server)'],
  ['ssh-', 'SSH'],
  // The alert of a TLS server that was greeted in plain text.
  ['\u0015\u0003', 'TLS: connect with TLS'],
  ['220 ', 'SMTP or FTP'],
  ['220-', 'SMTP or FTP'],
  ['+ok', 'POP3'],
  ['* ok', 'IMAP'],
  ['rfb 0', 'VNC'],
]

/** What a server speaks that is not IRC, by its first line; undefined where it may be IRC. */
export function foreignProtocol(firstLine: string): string | undefined {
  const start = firstLine.slice(0, 16).toLowerCase()
  return greetings.find(([greeting]) => start.startsWith(greeting))?.[1]
}
