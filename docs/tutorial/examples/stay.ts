// node stay.ts [HOST] [PORT] [NICKNAME]
import { parseMessage } from '@longwire/irc'
import { IrcConnection } from '@longwire/connection/node'
import { print } from './printable.ts'

const [host = 'fi.quakenet.org', port = '6667', nickname = 'wirelearner'] = process.argv.slice(2)
const wire = new IrcConnection({ host, port: Number(port) })

wire.listen({
  line({ text }) {
    print(`< ${text}`)
    const message = parseMessage(text)
    if (message?.command === 'PING') wire.send({ command: 'PONG', params: message.params })
  },
  sent(line) {
    print(`> ${line}`)
  },
  closed(error) {
    console.log(`closed: ${error?.code ?? 'by the server'}`)
  },
})

await wire.open().done
wire.send({ command: 'NICK', params: [nickname] })
wire.send({ command: 'USER', params: [nickname, '0', '*', nickname] })
