// node channel.ts [HOST] [PORT] [NICKNAME] [CHANNEL]
import { type IrcEvent, isUserSource } from '@longwire/irc'
import { createTcpClient } from '@longwire/connection/node'
import { membersOf } from './members.ts'
import { outcomeText } from './outcome-text.ts'
import { print } from './printable.ts'

const [host = '127.0.0.1', port = '6667', nickname = 'grace', channel = '#garden'] = process.argv.slice(2)
const client = createTcpClient({ targets: [{ host, port: Number(port) }], session: { nickname }, reconnect: false })

// #region events
function show(event: IrcEvent): void {
  switch (event.type) {
    case 'message-received':
      if (!event.own && isUserSource(event.source)) print(`<${event.source.nickname}> ${event.text}`)
      break
    case 'user-joined':
      if (!event.own) print(`${event.nickname} came in`)
      break
    case 'user-parted':
      if (!event.own) print(`${event.nickname} left`)
      break
    case 'topic-changed':
      print(`the topic is now: ${event.topic}`)
      break
    case 'members-listed':
      print(`here are: ${membersOf(client.state, event.channel).join(' ')}`)
      break
    default:
      break
  }
}
// #endregion

// #region join
client.onEvent(show)
process.once('SIGINT', () => client.close('good night'))

await client.open().done
const joined = await client.join(channel).done
print(`joining ${channel}: ${outcomeText(joined)}`)
if (joined.kind === 'ok') {
  const said = await client.say(channel, 'Good morning!').done
  print(`saying good morning: ${outcomeText(said)}`)
} else {
  await client.close().done
}
// #endregion
