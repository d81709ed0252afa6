// node terminal-client.ts [HOST] [PORT] [NICKNAME]
import { clearLine, createInterface, cursorTo } from 'node:readline'
import type { Outcome } from '@longwire/irc'
import { ConnectError } from '@longwire/connection'
import { createTcpClient } from '@longwire/connection/node'
import { membersOf } from './members.ts'
import { outcomeText } from './outcome-text.ts'
import { printable } from './printable.ts'
import { statusText } from './status-text.ts'
import { linesOf } from './terminal-lines.ts'

const [host = '127.0.0.1', port = '6667', nickname = 'grace'] = process.argv.slice(2)
const client = createTcpClient({ targets: [{ host, port: Number(port) }], session: { nickname } })

/** Where text without a command goes; the empty string before the first /join or /query. */
let target = ''

// #region screen
const screen = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
let typing = true

function print(line: string): void {
  // What is being typed is taken away, and put back below the line.
  if (process.stdout.isTTY) {
    cursorTo(process.stdout, 0)
    clearLine(process.stdout, 0)
  }
  console.log(printable(line))
  if (typing) screen.prompt(true)
}
// #endregion

// #region commands
type Command = (words: readonly string[], text: string) => Promise<void>

const commands = new Map<string, Command>([
  ['join', async ([channel = '', key]) => report(`joining ${channel}`, await client.join(channel, key).done, channel)],
  ['part', async ([channel = target]) => report(`leaving ${channel}`, await client.part(channel).done)],
  ['query', async ([name = '']) => void (target = name)],
  ['msg', async ([name = ''], text) => say(name, text.slice(name.length).trimStart())],
  ['me', async (_, text) => say(target, text, 'action')],
  ['nick', async ([name = '']) => report('', await client.request({ kind: 'change-nickname', nickname: name }).done)],
  ['names', async ([channel = target]) => print(`${channel} ${membersOf(client.state, channel).join(' ')}`)],
  ['quit', async (_, text) => client.close(text || 'bye').done],
])

async function obey(line: string): Promise<void> {
  const [, name, text = ''] = /^\/(\w+) *(.*)$/.exec(line) ?? []
  if (name === undefined) return say(target, line)
  const command = commands.get(name)
  if (command === undefined) print(`there is no /${name}; there are /${[...commands.keys()].join(' /')}`)
  else await command(text.split(' ').filter(Boolean), text)
}
// #endregion

// #region actions
function report(what: string, outcome: Outcome, newTarget = target): void {
  if (outcome.kind === 'ok') target = newTarget
  else print(`${what}: ${outcomeText(outcome)}`)
}

async function say(to: string, text: string, as: 'privmsg' | 'action' = 'privmsg'): Promise<void> {
  if (to === '') return print('to whom? /join a channel first, or /query a nickname')
  const outcome = await client.request({ kind: 'say', as, target: to, text }).done
  report(`saying it to ${to}`, outcome)
  const echoed = client.state.capabilities.enabled.has('echo-message')
  if (outcome.kind === 'ok' && !echoed) print(`${to} <${client.state.identity.nickname}> ${text}`)
}
// #endregion

// #region main
client.onStatus((status) => {
  print(`* ${statusText(status)}`)
  if (status.kind === 'closed' || status.kind === 'failed') screen.close()
})
client.onEvent((event) => {
  for (const line of linesOf(event)) print(line)
})

screen.on('line', (line) => {
  if (line !== '') obey(line).catch((error: Error) => print(error.message))
  screen.prompt()
})
screen.on('close', () => {
  typing = false
  if (client.status.kind !== 'closed') client.close('bye')
})

try {
  await client.open().done
} catch (error) {
  if (!(error instanceof ConnectError)) throw error
  if (error.code !== 'closed') process.exitCode = 1
}
// #endregion
