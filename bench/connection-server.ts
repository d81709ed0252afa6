// A server for the benchmarks of clients, in a process of its own: it lets everybody in, fills the channels that they join, and floods
// who says `GO lines` to it. It prints its port.
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { generateLines } from './irc-parse-lines.ts'

const MEMBERS = 50
const BLOCK_LINES = 20_000
const capabilities = 'message-tags server-time account-tag batch echo-message extended-join multi-prefix away-notify'

const blocks = { tagged: blockOf(true), plain: blockOf(false) }

// Without the tag of batches that nobody opened: irc-framework puts such lines aside, and would be spared the work of one in ten.
function blockOf(tagged: boolean): Buffer {
  const lines = generateLines(BLOCK_LINES, { seed: 7, tagged })
  return Buffer.from(lines.map((line) => `${line.replace(/^(@[^ ]*);batch=\d+/, '$1')}\r\n`).join(''))
}

class Peer {
  readonly #socket: Socket
  #nickname = '*'
  #partial = ''

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('data', (chunk: string) => {
      const lines = (this.#partial + chunk).split('\r\n')
      this.#partial = lines.pop() ?? ''
      for (const line of lines) this.#answer(line)
    })
  }

  #answer(line: string): void {
    const [command = '', ...params] = line.split(' ')
    switch (command) {
      case 'CAP':
        return this.#negotiate(params)
      case 'NICK':
        this.#nickname = params[0] ?? '*'
        return
      case 'JOIN':
        for (const channel of (params[0] ?? '').split(',')) this.#join(channel)
        return
      case 'PING':
        return this.#say(`PONG irc.example.org ${params[0] ?? ''}`)
      case 'MODE':
        return this.#say(`324 ${this.#nickname} ${params[0] ?? ''} +nt`)
      case 'WHO':
        return this.#say(`315 ${this.#nickname} ${params[0] ?? ''} :End of WHO list`)
      case 'PRIVMSG':
        void this.#flood(line)
    }
  }

  #negotiate([subcommand, ...rest]: readonly string[]): void {
    if (subcommand === 'LS') this.#say(`CAP * LS :${capabilities}`)
    else if (subcommand === 'REQ') this.#say(`CAP ${this.#nickname} ACK ${rest.join(' ')}`)
    else if (subcommand === 'END') {
      this.#say(`001 ${this.#nickname} :Welcome`)
      this.#say(
        `005 ${this.#nickname} CHANTYPES=# PREFIX=(ov)@+ CHANMODES=b,k,l,imnpst NETWORK=Bench SAFERATE :are supported`,
      )
      this.#say(`376 ${this.#nickname} :End of MOTD`)
    }
  }

  #join(channel: string): void {
    this.#socket.write(`:${this.#nickname}!~ada@host.example JOIN ${channel} * :Ada\r\n`)
    const names = Array.from({ length: MEMBERS - 1 }, (_, index) => `${channel.replace(/\W/g, '')}-member${index}`)
    this.#say(`353 ${this.#nickname} = ${channel} :@${this.#nickname} ${names.join(' ')}`)
    this.#say(`366 ${this.#nickname} ${channel} :End of NAMES`)
  }

  /** `PRIVMSG server :GO lines tagged|plain`, then a notice that it was all. */
  async #flood(line: string): Promise<void> {
    const match = /:?GO (\d+) (tagged|plain)$/.exec(line)
    if (!match) return
    const block = match[2] === 'tagged' ? blocks.tagged : blocks.plain
    for (let left = Number(match[1]); left > 0; left -= BLOCK_LINES) {
      if (!this.#socket.write(block)) await once(this.#socket, 'drain')
    }
    this.#say(`NOTICE ${this.#nickname} :END`)
  }

  #say(text: string): void {
    this.#socket.write(`:irc.example.org ${text}\r\n`)
  }
}

const server = createServer((socket) => void new Peer(socket))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
