// node bot-with-commands.ts [HOST] [PORT] [CHANNEL]...
import { botMode, isChannelName, isUserSource } from '@longwire/irc'
import { createTcpClient } from '@longwire/connection/node'
import { outcomeText } from './outcome-text.ts'
import { print } from './printable.ts'

const [host = '127.0.0.1', port = '6667', ...channels] = process.argv.slice(2)
const bot = createTcpClient({
  targets: [{ host, port: Number(port) }],
  session: { nickname: 'dicebot', realname: 'A bot of the tutorial' },
})

// #region commands
type Command = (asker: string, words: readonly string[]) => string

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['hello', (asker) => `Hello, ${asker}!`],
  ['time', () => `It is ${new Date().toISOString().slice(11, 16)} UTC.`],
  [
    'dice',
    (asker, [sides = '6']) => `${asker} rolls ${1 + Math.floor(Math.random() * (Number.parseInt(sides) || 6))}.`,
  ],
  ['help', () => `I know ${[...commands.keys()].map((name) => `!${name}`).join(', ')}.`],
])
// #endregion

// #region answer
bot.onEvent((event) => {
  if (event.type !== 'message-received' || event.as !== 'privmsg' || event.own || event.replayed) return
  if (!isUserSource(event.source) || bot.waitingLines > 20) return
  const [first = '', ...words] = event.text.trim().split(/\s+/)
  const command = first.startsWith('!') ? commands.get(first.slice(1).toLowerCase()) : undefined
  if (command === undefined) return
  const asker = event.source.nickname
  const target = isChannelName(bot.state.isupport, event.target) ? event.target : asker
  bot.request({ kind: 'say', as: 'notice', target, text: command(asker, words) })
})
// #endregion

// #region manners
bot.onEvent((event) => {
  if (event.type !== 'registered') return
  const letter = botMode(bot.state.isupport)
  if (letter !== undefined) bot.send({ command: 'MODE', params: [event.nickname, `+${letter}`] })
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => bot.close('I am switched off'))
// #endregion

await bot.open().done
for (const channel of channels) {
  print(`joining ${channel}: ${outcomeText(await bot.join(channel).done)}`)
}
