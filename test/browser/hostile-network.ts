import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** Text that runs where it is taken for markup, without a blank in it. */
export const mark = '<img/src=x/onerror=window.pwned=1>'
/** The same for places that may hold blanks. */
const text = `"><img src=x onerror=window.pwned=1> javascript:window.pwned=1 ${mark}`
/** The channel that a person joins there. */
export const hostileChannel = `#${mark}`

/** A network all of whose fields are hostile: what no real server would let through, and a hostile one may say. */
export interface HostileNetwork extends AsyncDisposable {
  readonly port: number
  /** Says a line to everybody who is connected. */
  say(...lines: readonly string[]): void
}

type Answers = Readonly<Record<string, (params: readonly string[], own: string) => readonly string[]>>

const user = `${mark}!~${mark}@host.example`

const answers: Answers = {
  PING: ([token = '']) => [`:s PONG s :${token}`],
  JOIN: ([channel = ''], own) => [
    `:${own}!~a@h JOIN ${channel} * :Ada`,
    `:s 332 ${own} ${channel} :${text}`,
    `:s 333 ${own} ${channel} ${mark} 1790000000`,
    `:s 353 ${own} = ${channel} :${own} @${mark}`,
    `:s 366 ${own} ${channel} :${text}`,
    `:${user} JOIN ${channel} ${mark} :${text}`,
    `:${user} PRIVMSG ${channel} :that was all`,
  ],
  MODE: ([channel = '', letter], own) =>
    letter === undefined
      ? [`:s 324 ${own} ${channel} +ntk ${mark}`, `:s 329 ${own} ${channel} 1790000000`]
      : [`:s 367 ${own} ${channel} ${mark}!*@* ${mark} 1790000000`, `:s 368 ${own} ${channel} :${text}`],
  WHOIS: ([nickname = ''], own) => [
    `:s 311 ${own} ${nickname} ~${mark} ${mark} * :${text}`,
    `:s 312 ${own} ${nickname} ${mark} :${text}`,
    `:s 301 ${own} ${nickname} :${text}`,
    `:s 330 ${own} ${nickname} ${mark} :is logged in as`,
    `:s 319 ${own} ${nickname} :@#${mark}`,
    `:s 320 ${own} ${nickname} :${text}`,
    `:s 318 ${own} ${nickname} :End`,
  ],
  LIST: (_, own) => [`:s 321 ${own} Channel :Users`, `:s 322 ${own} #${mark} 7 :${text}`, `:s 323 ${own} :End`],
}

/** Begins to listen on a port of its own. */
export async function startHostileNetwork(): Promise<HostileNetwork> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    serve(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The network has no port')
  return {
    port: address.port,
    say: (...lines) => sockets.forEach((socket) => socket.write(lines.map((line) => `${line}\r\n`).join(''))),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function serve(socket: Socket): void {
  let rest = ''
  let own = '*'
  const tell = (lines: readonly string[]): void => {
    for (const line of lines) socket.write(`${line}\r\n`)
  }
  socket.setEncoding('utf8').on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [command = '', ...params] = line.replace(/^@\S+ /, '').split(' ')
      if (command === 'NICK') own = (params[0] ?? '').replace(/^:/, '')
      else if (command === 'CAP' && params[0] === 'LS') tell([`:s CAP * LS :${capabilities}`])
      else if (command === 'CAP' && params[0] === 'REQ') tell([`:s CAP * ACK ${line.slice(line.indexOf(' :') + 1)}`])
      else if (command === 'CAP' && params[0] === 'END') tell(welcome(own))
      else
        tell(
          answers[command]?.(
            params.map((one) => one.replace(/^:/, '')),
            own,
          ) ?? [],
        )
    }
  })
}

const capabilities = 'batch message-tags account-notify away-notify extended-join account-tag chghost setname'

const welcome = (own: string): readonly string[] => [
  `:s 001 ${own} :${text}`,
  `:s 002 ${own} :${text}`,
  `:s 003 ${own} :${text}`,
  `:s 004 ${own} ${mark} ${mark} o o`,
  `:s 005 ${own} NETWORK=<img\\x20src=x\\x20onerror=window.pwned\\x3D1> CHANTYPES=# PREFIX=(ov)@+ CHANMODES=b,k,l,imnpst :${text}`,
  `:s 375 ${own} :${text}`,
  `:s 372 ${own} :${text}`,
  `:s 376 ${own} :${text}`,
  `:${mark} NOTICE ${own} :${text}`,
]

/** What happens there once a person is in the channel. */
export const happenings: readonly string[] = [
  `@msgid=m1;account=${mark} :${user} PRIVMSG ${hostileChannel} :https://example.org/${mark}.png?"onerror="window.pwned=1`,
  `@+draft/react=${mark};+draft/reply=m1;+reply=m1 :${user} TAGMSG ${hostileChannel}`,
  `@+draft/react=👍;+draft/reply=m1;+reply=m1 :other${user} TAGMSG ${hostileChannel}`,
  `:${user} ACCOUNT ${mark}`,
  `:${user} AWAY :${text}`,
  `:${user} SETNAME :${text}`,
  `:${user} CHGHOST ${mark} ${mark}`,
  `:${user} MODE ${hostileChannel} +b ${mark}!*@*`,
  `:${user} INVITE ada ${hostileChannel}`,
  `:s BATCH +x netsplit ${mark} ${mark}`,
  `@batch=x :gone!u@h QUIT :${text}`,
  ':s BATCH -x',
  `:s FAIL JOIN ${mark} ${mark} :${text}`,
  `:s 473 ada ${mark} :${text}`,
  `:s 761 ada ${hostileChannel} ${mark} * :${text}`,
  `:${user} NICK other${mark}`,
  `:other${mark}!u@h QUIT :${text}`,
  `:s NOTICE ada :that was all`,
]
