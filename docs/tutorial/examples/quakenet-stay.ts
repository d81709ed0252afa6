// IRC_PASSWORD=… node quakenet-stay.ts [HOST] [PORT] [ACCOUNT] [CHANNEL]
import { createTcpClient } from '@longwire/connection/node'
import { print } from './printable.ts'

const [host = 'fi.quakenet.org', port = '6667', account = 'grace', channel = '#garden'] = process.argv.slice(2)
const password = process.env['IRC_PASSWORD'] ?? ''

// #region client
const client = createTcpClient({
  targets: [{ host, port: Number(port) }],
  session: {
    nickname: account,
    channels: [{ name: channel }],
    joinAfter: { signs: ['host-hidden'], timeLimit: 15_000 },
  },
  secrets: {
    beforeJoining: (nickname) => [
      { command: 'MODE', params: [nickname, '+x'] },
      { command: 'PRIVMSG', params: ['Q@CServe.quakenet.org', `AUTH ${account} ${password}`] },
    ],
  },
})
client.onEvent((event) => {
  if (event.type === 'joining-begun') print(event.inTime ? 'our address is hidden' : 'our address is not hidden')
  if (event.type === 'user-joined' && event.own) print(`we are in ${event.channel}`)
})
// #endregion

process.once('SIGINT', () => client.close())
client.open()
