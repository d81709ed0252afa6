// IRC_PASSWORD=… node quakenet-login.ts [HOST] [PORT] [ACCOUNT] [CHANNEL]
import { type IrcEvent, isUserSource } from '@longwire/irc'
import { createTcpClient } from '@longwire/connection/node'
import { outcomeText } from './outcome-text.ts'
import { print } from './printable.ts'

const [host = 'fi.quakenet.org', port = '6667', account = 'grace', channel = '#garden'] = process.argv.slice(2)
const password = process.env['IRC_PASSWORD'] ?? ''
const client = createTcpClient({
  targets: [{ host, port: Number(port) }],
  session: { nickname: account },
  reconnect: false,
})

// #region ask
function answerIn(event: IrcEvent): string | undefined {
  if (event.type === 'disconnected') return 'the connection was lost'
  if (event.type === 'message-refused') return event.text
  if (event.type !== 'message-received' || event.as !== 'notice' || !isUserSource(event.source)) return undefined
  const { nickname, hostname } = event.source
  return nickname === 'Q' && hostname === 'CServe.quakenet.org' ? event.text : undefined
}

async function askQ(text: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const stopListening = client.onEvent((event) => {
    const answer = answerIn(event)
    if (answer !== undefined) resolve(answer)
  })
  const said = await client.say('Q@CServe.quakenet.org', text).done
  if (said.kind !== 'ok') resolve(outcomeText(said))
  const answer = await promise
  stopListening()
  return answer
}
// #endregion

await client.open().done
const answer = await askQ(`AUTH ${account} ${password}`)
print(`Q: ${answer}`)

if (answer.startsWith('You are now logged in as ')) {
  // #region hide
  const { nickname } = client.state.identity
  const hidden = await client.request({ kind: 'query', message: { command: 'MODE', params: [nickname, '+x'] } }).done
  print(`hiding our address: ${outcomeText(hidden)}`)
  const joined = await client.join(channel).done
  print(`joining ${channel}: ${outcomeText(joined)}`)
  // #endregion
}
await client.close().done
