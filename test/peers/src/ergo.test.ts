import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tlsCertificates } from './certificates.ts'
import { startErgo } from './ergo.ts'
import { skipUnless } from './need.ts'
import { RawClient } from './raw-client.ts'

const skip = await skipUnless('ergo')

test('Ergo registers a client, and loses it when the test ends', { skip }, async () => {
  await using ergo = await startErgo()
  await using client = await RawClient.register({ port: ergo.port }, 'alice')
  client.send('JOIN #t', 'LUSERS')
  await client.waitFor(/ 366 alice #t /)
})

test('Ergo speaks TLS with the certificate it was given, and announces STS', { skip }, async () => {
  const certificates = await tlsCertificates()
  await using ergo = await startErgo({ tls: certificates.valid, sts: { duration: 300 } })
  await using secure = await RawClient.register({ port: ergo.tlsPort, ca: certificates.ca }, 'alice')
  assert.ok(secure.lines.some((line) => line.includes(' 001 alice ')))
  await using plain = await RawClient.connect({ port: ergo.port })
  plain.send('CAP LS 302')
  const offered = await plain.waitFor(/ CAP \* LS .* sts=/)
  assert.match(offered, new RegExp(`sts=[^ ]*port=${ergo.tlsPort}`))
})

test('Ergo accepts a WebSocket', { skip }, async () => {
  await using ergo = await startErgo()
  const socket = new WebSocket(ergo.webSocketUrl, ['text.ircv3.net'])
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  socket.addEventListener('open', () => socket.send('CAP LS 302'))
  socket.addEventListener('message', (event) => resolve(String(event.data)))
  socket.addEventListener('error', () => reject(new Error('the WebSocket failed')))
  assert.match(await promise, / CAP \* LS /)
  socket.close()
})

test('an account made before the start can log in, and survives a restart', { skip }, async () => {
  await using ergo = await startErgo({ accounts: { alice: 'correct-horse' } })
  await ergo.kill()
  await ergo.restart()
  await using client = await RawClient.connect({ port: ergo.port })
  client.send('CAP REQ sasl', 'NICK alice', 'USER alice 0 * :alice')
  await client.waitFor(/ CAP \S+ ACK /)
  client.send('AUTHENTICATE PLAIN')
  await client.waitFor(/AUTHENTICATE \+/)
  client.send(`AUTHENTICATE ${Buffer.from('\0alice\0correct-horse').toString('base64')}`)
  await client.waitFor(/ 903 /)
})

test('a capability that disconnects whoever asks for it ends the connection', { skip }, async () => {
  await using ergo = await startErgo()
  await using client = await RawClient.connect({ port: ergo.port })
  client.send('CAP REQ ergo.chat/nope')
  await assert.rejects(client.waitFor(/ ACK /), /the connection closed/)
})
