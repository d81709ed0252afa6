import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { WebSocket } from 'ws'
import { Installation } from '../../test/installation.ts'

const login = ['PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada']

function webSocket(installation: Installation, protocols: readonly string[], headers = {}): WebSocket {
  return new WebSocket(`${installation.address.replace('http', 'ws')}/api/socket`, [...protocols], { headers })
}

/** The first frame that matches. */
async function frame(socket: WebSocket, pattern: RegExp): Promise<{ text: string; binary: boolean }> {
  for (;;) {
    const [data, binary] = (await once(socket, 'message')) as [Buffer, boolean]
    if (pattern.test(data.toString())) return { text: data.toString(), binary }
  }
}

// Source: https://ircv3.net/specs/extensions/websocket
describe('websocket', () => {
  test('“The server MUST accept any subprotocol it supports, respecting the client’s order of preference.” “each message MUST consist of a single IRC line, except that servers and clients MUST NOT include trailing \\r or \\n”', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    for (const protocols of [
      ['text.ircv3.net', 'binary.ircv3.net'],
      ['binary.ircv3.net', 'text.ircv3.net'],
      ['unknown.example', 'binary.ircv3.net'],
    ]) {
      const socket = webSocket(installation, protocols)
      await once(socket, 'open')
      assert.equal(
        socket.protocol,
        protocols.find((name) => name !== 'unknown.example'),
      )
      for (const line of login) socket.send(line)
      const { text, binary } = await frame(socket, / 001 ada /)
      assert.equal(binary, socket.protocol === 'binary.ircv3.net')
      assert.doesNotMatch(text, /[\r\n]/)
      socket.close()
    }
  })

  test('“Servers MUST NOT relay non-UTF-8 content to clients using text messages”: nothing that is no UTF-8 is taken from a binary one, either', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const socket = webSocket(installation, ['binary.ircv3.net'])
    await once(socket, 'open')
    for (const line of ['CAP REQ standard-replies', ...login, 'CAP END']) socket.send(line)
    await frame(socket, / 001 ada /)
    socket.send(Buffer.from('PRIVMSG bob :caf\xe9', 'latin1'))
    await frame(socket, / FAIL \* INVALID_UTF8 :/)
    socket.close()
  })

  test('several lines in one frame are understood', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const socket = webSocket(installation, ['text.ircv3.net'])
    await once(socket, 'open')
    socket.send(`${login.join('\r\n')}\r\n`)
    await frame(socket, / 001 ada /)
    socket.close()
  })

  test('“Clients and servers SHOULD impose limits on the maximum size of messages they will accept”', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const socket = webSocket(installation, ['text.ircv3.net'])
    await once(socket, 'open')
    socket.send('x'.repeat(20_000))
    const [code] = (await once(socket, 'close')) as [number]
    assert.equal(code, 1009)
  })

  test('the cookie of the web login is login enough; the page of another site is refused', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const socket = webSocket(installation, ['text.ircv3.net'], { cookie })
    await once(socket, 'open')
    socket.send('NICK ada')
    socket.send('USER ada 0 * :Ada')
    await frame(socket, / 001 ada /)
    socket.close()
    const foreign = webSocket(installation, ['text.ircv3.net'], { origin: 'https://evil.example' })
    foreign.on('error', () => {})
    const [, response] = (await once(foreign, 'unexpected-response')) as [unknown, { statusCode: number }]
    assert.equal(response.statusCode, 403)
  })
})
