import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { loopback } from './ports.ts'
import { RawClient } from './raw-client.ts'

test('a client has quit once the connection is closed, also where the server resets it', async (context) => {
  const received: string[] = []
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      received.push(text)
      socket.resetAndDestroy()
    })
  })
  server.listen(0, loopback)
  await once(server, 'listening')
  context.after(() => server.close())
  const { port } = server.address() as AddressInfo
  await using client = await RawClient.connect({ port })
  await client.quit('a netsplit')
  assert.deepEqual(received, ['QUIT :a netsplit\r\n'])
  assert.ok(client.lines.some((line) => line.startsWith('(socket error')))
})
