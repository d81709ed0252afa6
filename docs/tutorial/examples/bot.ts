import { isUserSource } from '@longwire/irc'
import { createTcpClient } from '@longwire/connection/node'

const [host = '127.0.0.1', port = '6667', channel = '#garden'] = process.argv.slice(2)
const bot = createTcpClient({ targets: [{ host, port: Number(port) }], session: { nickname: 'hellobot' } })

bot.onEvent((event) => {
  if (event.type !== 'message-received' || event.own || event.replayed) return
  if (event.text !== '!hello' || !isUserSource(event.source)) return
  bot.say(event.target, `Hello, ${event.source.nickname}!`)
})

await bot.open().done
await bot.join(channel).done
console.log(`in ${channel}`)
