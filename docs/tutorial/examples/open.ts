// node open.ts [HOST] [PORT]
import { ConnectError } from '@longwire/connection'
import { IrcConnection } from '@longwire/connection/node'

const [host = 'fi.quakenet.org', port = '6667'] = process.argv.slice(2)
const wire = new IrcConnection({ host, port: Number(port) })

try {
  const there = await wire.open().done
  console.log(`open: ${there.host}, port ${there.port}, address ${there.address}`)
  await wire.close().done
  console.log('closed')
} catch (error) {
  if (!(error instanceof ConnectError)) throw error
  console.log(`not open: ${error.code}`)
  console.log(error.userText)
  console.log(error.retry ? 'Trying again later may help.' : 'Trying again changes nothing.')
  process.exitCode = 1
}
