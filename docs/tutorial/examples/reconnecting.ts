// node reconnecting.ts [HOST] [PORT] [NICKNAME] [CHANNEL]
import { createTcpClient } from '@longwire/connection/node'
import { print } from './printable.ts'
import { statusText } from './status-text.ts'

const [host = '127.0.0.1', port = '6667', nickname = 'grace', channel = '#garden'] = process.argv.slice(2)
const client = createTcpClient({
  targets: [{ host, port: Number(port) }],
  session: { nickname, alternativeNicknames: [`${nickname}-again`] },
  backoff: { first: 1_000, longest: 60_000 },
})

client.onStatus((status) => print(statusText(status)))
client.onEvent((event) => {
  if (event.type === 'user-joined' && event.own) print(`in ${event.channel} as ${event.nickname}`)
})
process.once('SIGINT', () => client.close('good night'))

await client.open().done
await client.join(channel).done
