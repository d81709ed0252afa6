// IRC_PASSWORD=… node login.ts [HOST] [PORT] [ACCOUNT]
import { ConnectError } from '@longwire/connection'
import { createTcpClient } from '@longwire/connection/node'
import { plain } from '@longwire/irc/sasl/plain'
import { scramSha256 } from '@longwire/irc/sasl/scram'
import { print } from './printable.ts'

const [host = 'localhost', port = '6697', username = 'grace'] = process.argv.slice(2)
const login = { username, password: process.env['IRC_PASSWORD'] ?? '' }

const client = createTcpClient({
  targets: [{ host, port: Number(port), tls: true }],
  session: { nickname: username },
  reconnect: false,
  secrets: { mechanisms: [scramSha256(login), plain(login)] },
})

try {
  await client.open().done
  print(`logged in as ${client.state.identity.account}`)
  await client.close().done
} catch (error) {
  if (!(error instanceof ConnectError)) throw error
  print(`${error.code}: ${error.userText}`)
  process.exitCode = 1
}
