// node send-and-receive.ts [HOST] [PORT] [NICKNAME] [FRIEND]
import { isUserSource } from '@longwire/irc'
import { createTcpClient } from '@longwire/connection/node'
import { outcomeText } from './outcome-text.ts'
import { print } from './printable.ts'

const [host = '127.0.0.1', port = '6667', nickname = 'grace', friend = 'ada'] = process.argv.slice(2)
const client = createTcpClient({ targets: [{ host, port: Number(port) }], session: { nickname }, reconnect: false })

const events = client.events()
await client.open().done

const outcome = await client.say(friend, 'Good morning! Say "bye" when you have had enough of me.').done
print(`saying it to ${friend}: ${outcomeText(outcome)}`)

for await (const event of events) {
  if (event.type !== 'message-received' || event.own || !isUserSource(event.source)) continue
  print(`${event.source.nickname}: ${event.text}`)
  if (event.text === 'bye') break
}
await client.close('bye').done
