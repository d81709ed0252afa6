// node messages.ts (it needs no server)
import { formatMessage, IrcError, parseMessage } from '@longwire/irc'

const message = parseMessage('@time=2026-03-01T08:00:00.000Z :ada!a@host.example PRIVMSG #garden :Good morning!')
console.log(message?.command)
console.log(message?.params)
console.log(message?.source)
console.log(message?.tags.get('time'))

console.log(formatMessage({ command: 'PRIVMSG', params: ['#garden', 'Good morning, ada!'] }))

try {
  formatMessage({ command: 'PRIVMSG', params: ['#garden', 'Bye!\r\nQUIT'] })
} catch (error) {
  if (!(error instanceof IrcError)) throw error
  console.log(error.code)
}
