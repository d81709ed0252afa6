// node keep-open.ts [HOST] [PORT] [NICKNAME]
import { ConnectError } from '@longwire/connection'
import { createTcpClient } from '@longwire/connection/node'
import { print } from './printable.ts'
import { statusText } from './status-text.ts'

const [host = 'fi.quakenet.org', port = '6667', nickname = 'wirelearner'] = process.argv.slice(2)
const client = createTcpClient({
  targets: [{ host, port: Number(port) }],
  session: { nickname },
  reconnect: false,
})

client.onStatus((status) => print(statusText(status)))

process.once('SIGINT', () => {
  console.log(`the server's last answer took ${client.lag ?? '?'} ms`)
  client.close('that was all')
})

try {
  const registered = await client.open().done
  console.log(`we are ${registered.nickname}; Ctrl+C ends this`)
} catch (error) {
  if (!(error instanceof ConnectError)) throw error
  process.exitCode = 1
}
