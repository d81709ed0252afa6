// Clients that are measured, each used as its own users would: connected, in five channels, told of every message.
import { createRequire } from 'node:module'
import { createIrcClient, type IrcClient } from '@longwire/connection'
import { createTcpOpener, systemEnvironment } from '@longwire/connection/node'

export const channels = ['#longwire', '#chat', '##javascript', '#linux-help', '#a']

/** One connected client. */
export interface Connected {
  /** Says this to the server; resolves when the server has said that it was all. */
  flood(command: string): Promise<void>
  /** Events that its user was told until now. */
  told(): number
  close(): void
}

/** Connects, joins the channels, and knows their members. */
export type Connect = (port: number, nickname: string) => Promise<Connected>

const environment = systemEnvironment()
const opener = createTcpOpener({ environment })

const longwire: Connect = async (port, nickname) => {
  const client: IrcClient = createIrcClient({
    opener,
    environment,
    targets: [{ host: '127.0.0.1', port }],
    session: { nickname, without: ['whox'] },
    flood: 'off',
  })
  let told = 0
  let ended = () => {}
  client.onEvent((event) => {
    told++
    if (event.type === 'message-received' && event.text === 'END') ended()
  })
  await client.open().done
  await Promise.all(channels.map((channel) => client.join(channel).done))
  const flood = (command: string) =>
    new Promise<void>((resolve) => {
      ended = resolve
      void client.send({ command: 'PRIVMSG', params: ['irc.example.org', command] })
    })
  return { flood, told: () => told, close: () => void client.close() }
}

/** As much of irc-framework as is used here. */
interface FrameworkClient {
  connect(options: object): void
  on(event: string, listener: (event: { readonly message?: string; readonly channel?: string }) => void): void
  join(channel: string): void
  say(target: string, text: string): void
  quit(): void
  channel(name: string): object
}

const framework: Connect = (port, nickname) => {
  const load = createRequire(new URL('./peers/package.json', import.meta.url))
  const { Client } = load('irc-framework') as { Client: new () => FrameworkClient }
  const client = new Client()
  let told = 0
  let ended = () => {}
  const count = () => told++
  for (const event of ['join', 'part', 'quit', 'nick', 'mode', 'topic', 'userlist', 'away', 'motd', 'wholist'])
    client.on(event, count)
  client.on('message', ({ message }) => {
    told++
    if (message === 'END') ended()
  })
  return new Promise((resolve) => {
    const missing = new Set(channels)
    client.on('userlist', ({ channel = '' }) => {
      missing.delete(channel)
      if (missing.size > 0) return
      const flood = (command: string) =>
        new Promise<void>((done) => {
          ended = done
          client.say('irc.example.org', command)
        })
      resolve({ flood, told: () => told, close: () => client.quit() })
    })
    client.on('registered', () => {
      for (const channel of channels) {
        // What keeps the members of a channel, as a client that shows them needs.
        client.channel(channel)
        client.join(channel)
      }
    })
    client.connect({
      host: '127.0.0.1',
      port,
      nick: nickname,
      username: 'ada',
      auto_reconnect: false,
      ping_interval: 0,
    })
  })
}

export const contenders: Readonly<Record<string, Connect>> = { longwire, 'irc-framework': framework }
