import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectError, type TransportListener } from '@longwire/connection'
import { joinReply } from './lines.ts'
import { ScriptedServer } from './scripted-server.ts'

function listener(): TransportListener & { readonly seen: string[]; readonly gone: Promise<unknown> } {
  const seen: string[] = []
  const { promise: gone, resolve } = Promise.withResolvers<unknown>()
  return {
    seen,
    gone,
    lines: (lines) => seen.push(...lines.map(({ text }) => text)),
    closed: (error) => resolve(error?.code ?? 'simply closed'),
  }
}

test('it expects lines in order, passing over those between, and plays a registration', async () => {
  const server = new ScriptedServer()
  const client = listener()
  const transport = await server.opener.open(server.target, client, () => {}).done
  const connection = await server.accept()
  const registered = connection.register({ isupport: 'NETWORK=Example' })
  transport.send(['NICK ada', 'USER ada 0 * :Ada'])
  assert.equal(await registered, 'ada')
  connection.send(...joinReply('ada', '#wire', ['@ada', 'bob'], 'wires'))
  connection.close()
  assert.equal(await client.gone, 'simply closed')
  assert.ok(client.seen.includes(':irc.example 005 ada NETWORK=Example :are supported by this server'))
  assert.equal(client.seen.at(-2), ':irc.example 353 ada = #wire :@ada bob')
})

test('an expectation fails when the client closes first', async () => {
  const server = new ScriptedServer()
  const transport = await server.opener.open(server.target, listener(), () => {}).done
  const connection = await server.accept()
  const expecting = connection.expect(/^JOIN/)
  transport.close()
  await assert.rejects(expecting, /closed before a line matched/)
  await connection.closed
})

test('it refuses the next connections with the errors it is given, then accepts', async () => {
  const server = new ScriptedServer()
  server.refuse(connectError('timed-out'), connectError('refused'))
  const open = () => server.opener.open(server.target, listener(), () => {}).done
  await assert.rejects(open(), { code: 'timed-out' })
  await assert.rejects(open(), { code: 'refused' })
  await open()
  assert.equal(server.asked.length, 3)
})
