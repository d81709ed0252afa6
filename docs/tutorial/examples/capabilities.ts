// node capabilities.ts [HOST] [PORT] [NICKNAME]
import { createTcpClient } from '@longwire/connection/node'

const [host = '127.0.0.1', port = '6667', nickname = 'grace'] = process.argv.slice(2)
const client = createTcpClient({ targets: [{ host, port: Number(port) }], session: { nickname }, reconnect: false })

await client.open().done
const { offered, enabled } = client.state.capabilities
for (const [name, value] of offered) {
  console.log(`${enabled.has(name) ? '+' : ' '} ${name}${value === '' ? '' : `=${value}`}`)
}
console.log(`${offered.size} offered, ${enabled.size} in use`)
await client.close().done
