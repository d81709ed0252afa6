import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tlsCertificates } from './certificates.ts'
import { startInspircd } from './inspircd.ts'
import { startIrcu } from './ircu.ts'
import { skipUnless } from './need.ts'
import { startErgo } from './ergo.ts'
import { startNgircd } from './ngircd.ts'
import { RawClient } from './raw-client.ts'
import type { TestServer } from './server.ts'
import { startSoju } from './soju.ts'

async function talkInChannel(server: TestServer): Promise<void> {
  await using alice = await RawClient.register({ port: server.port }, 'alice')
  await using bob = await RawClient.register({ port: server.port }, 'bob')
  alice.send('JOIN #t')
  await alice.waitFor(/ 366 alice #t /)
  bob.send('JOIN #t')
  await bob.waitFor(/ 366 bob #t /)
  alice.send('PRIVMSG #t :hello')
  assert.match(await bob.waitFor(/PRIVMSG/), /^:alice!\S+ PRIVMSG #t :hello$/)
}

test('InspIRCd carries a line from one client to another', { skip: await skipUnless('inspircd') }, async () => {
  await using server = await startInspircd()
  await talkInChannel(server)
})

test('InspIRCd offers its capabilities over TLS', { skip: await skipUnless('inspircd') }, async () => {
  const certificates = await tlsCertificates()
  await using server = await startInspircd({ tls: certificates.valid })
  await using client = await RawClient.connect({ port: server.tlsPort, ca: certificates.ca })
  client.send('CAP LS 302')
  assert.match(await client.waitFor(/ CAP \S+ LS /), /labeled-response/)
})

test('ngIRCd carries a line from one client to another', { skip: await skipUnless('ngircd') }, async () => {
  await using server = await startNgircd()
  await talkInChannel(server)
})

test('ircu carries a line from one client to another', { skip: await skipUnless('ircu') }, async () => {
  await using server = await startIrcu()
  await talkInChannel(server)
})

test('soju attaches a client to its network', { skip: await skipUnless('soju', 'ergo') }, async () => {
  await using ergo = await startErgo()
  await using soju = await startSoju({ users: { alice: 'secret' } })
  await soju.addNetwork({ user: 'alice', password: 'secret', name: 'ergo', port: ergo.port })
  await using client = await RawClient.connect({ port: soju.port })
  client.send('PASS secret', 'NICK alice', 'USER alice/ergo 0 * :alice')
  assert.match(await client.waitFor(/ 001 /), / 001 alice /)
})
