import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createIrcClient } from '@longwire/connection'
import { ScriptedServer, VirtualEnvironment } from '@longwire/testing'
import { MemoryCache } from '../../test/memory-cache.ts'
import { createDirectModel } from './create-direct-model.ts'

const key = 'home #home'

/** A model that is on one network by itself, and the network. */
function setUp(cache?: MemoryCache) {
  const environment = new VirtualEnvironment()
  const server = new ScriptedServer()
  let ids = 0
  const model = createDirectModel({
    environment,
    ...(cache !== undefined && { cache }),
    newId: () => `out-${++ids}`,
    networks: [
      {
        id: 'home',
        name: 'Home',
        host: 'irc.example',
        port: 443,
        tls: true,
        nickname: 'ada',
        client: createIrcClient({
          opener: server.opener,
          targets: [server.target],
          session: { nickname: 'ada', channels: [{ name: '#home' }] },
          environment,
        }),
      },
    ],
  })
  return { environment, server, model }
}

async function joined(cache?: MemoryCache) {
  const now = setUp(cache)
  const wire = await now.server.accept()
  await wire.register({ capabilities: 'message-tags server-time echo-message' })
  await wire.expect(/^JOIN #home/)
  wire.send(':ada!a@h JOIN #home', ':irc.example 353 ada = #home :@ada bob', ':irc.example 366 ada #home :End')
  await now.environment.settle()
  return { ...now, wire }
}

suite('a model without a bouncer', () => {
  test('is on its network, and tells how far it has come', async () => {
    const { model, server, environment } = setUp()
    await environment.settle()
    assert.equal(model.state.networks.get('home')?.state, 'connecting')
    assert.equal(model.state.networks.get('home')?.reached, undefined)
    const wire = await server.accept()
    await wire.register({ capabilities: '' })
    await environment.settle()
    const view = model.state.networks.get('home')
    assert.deepEqual(
      [view?.state, view?.currentNickname, view?.current, model.state.link.kind],
      ['connected', 'ada', true, 'online'],
    )
  })

  test('shows, counts and says things, and is read up to what a person has seen', async () => {
    const { model, wire, environment } = await joined()
    wire.send('@time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG #home :hello ada')
    await environment.settle()
    const view = model.state.buffers.get(key)
    assert.deepEqual([view?.joined, view?.members, view?.unread, view?.mentions], [true, 2, 1, 1])
    model.actions.markRead(key, Date.UTC(2026, 10, 22, 11))
    assert.equal(model.state.buffers.get(key)?.unread, 0)
    assert.deepEqual(await model.actions.send(key, 'hello bob'), { ok: true, value: undefined })
    wire.send(`:ada!a@h ${(await wire.expect(/PRIVMSG #home/)).replace(/^@\S+ /, '')}`)
    await environment.settle()
    assert.deepEqual(
      model
        .timeline(key)
        .lines.filter(({ kind }) => kind === 'privmsg')
        .map(({ text, delivery }) => [text, delivery.kind]),
      [
        ['hello ada', 'confirmed'],
        ['hello bob', 'confirmed'],
      ],
    )
  })

  // A server may tell a channel of a JOIN before the one who joins; without ids, and with ids and a history to ask for.
  for (const more of ['', ' batch labeled-response draft/chathistory']) {
    test(`has what is said in a channel before its own JOIN of it, once and unread (${more || 'no history'})`, async () => {
      const { model, server, environment } = setUp()
      const wire = await server.accept()
      await wire.register({ capabilities: `message-tags server-time echo-message${more}` })
      await wire.expect(/^JOIN #home/)
      const said = (id: string): string =>
        `${more === '' ? '@' : `@msgid=${id};`}time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG #home :welcome, ada`
      wire.send(said('m1'))
      await environment.settle()
      assert.equal(model.state.buffers.get(key)?.joined, false)
      wire.send(
        '@time=2026-11-22T10:00:00.000Z :ada!a@h JOIN #home',
        ':irc.example 353 ada = #home :@ada bob',
        ':irc.example 366 ada #home :End',
      )
      await environment.settle()
      const view = model.state.buffers.get(key)
      assert.deepEqual([view?.joined, view?.members, view?.unread, view?.mentions], [true, 2, 1, 1])
      if (more !== '') {
        void model.actions.open(key)
        const [, label] = /label=([^; ]+)/.exec(await wire.expect(/CHATHISTORY/)) ?? []
        wire.send(`@label=${label} BATCH +h chathistory #home`, `@batch=h;${said('m1').slice(1)}`, 'BATCH -h')
        await environment.settle()
      }
      const { lines } = model.timeline(key)
      assert.deepEqual(
        lines.map(({ kind, text }) => text || kind),
        ['welcome, ada', 'join'],
      )
      const others = [...model.state.buffers.values()].filter((buffer) => buffer.key !== key)
      assert.deepEqual(
        others.flatMap((buffer) => model.timeline(buffer.key).lines),
        [],
      )
      assert.ok(!others.some(({ kind }) => kind === 'query'))
    })
  }

  test('comes back by itself, and shows that something may be missing between', async () => {
    const { model, wire, server, environment } = await joined()
    wire.send(':bob!b@h PRIVMSG #home :before')
    await environment.settle()
    wire.cut()
    await environment.settle()
    assert.equal(model.state.networks.get('home')?.current, false)
    assert.equal(model.state.link.kind, 'offline')
    assert.equal(model.state.networks.get('home')?.reached, true, 'the address is right: something else is wrong')
    await environment.advance(10_000)
    const again = await server.accept()
    await again.register({ capabilities: 'message-tags server-time echo-message' })
    await again.expect(/^JOIN #home/)
    again.send(':ada!a@h JOIN #home', ':irc.example 366 ada #home :End', ':bob!b@h PRIVMSG #home :after')
    await environment.settle()
    const { lines, gaps } = model.timeline(key)
    assert.deepEqual(
      lines.filter(({ kind }) => kind === 'privmsg').map(({ text }) => text),
      ['before', 'after'],
    )
    assert.equal(gaps.length, 1, 'nobody knows what was said between')
  })

  test('keeps what a person chooses on this screen, also beyond its end', async () => {
    const cache = new MemoryCache()
    const { model } = await joined(cache)
    assert.deepEqual(await model.actions.send(key, '/highlight add wire'), { ok: true, value: undefined })
    assert.deepEqual(await model.actions.send(key, '/pin'), { ok: true, value: undefined })
    assert.equal(model.state.preferences.kept, false)
    await model.flush()
    model.close()
    const again = setUp(cache)
    await again.environment.settle()
    assert.equal(again.model.state.buffers.get(key)?.settings.pinned, true)
    assert.deepEqual(
      again.model.state.preferences.highlights.map(({ rule }) => rule.pattern),
      ['wire'],
    )
  })

  test('keeps it without a connection, too: there is nobody else who would', async () => {
    const { model, wire, environment } = await joined()
    wire.cut()
    await environment.settle()
    assert.equal(model.state.link.kind, 'offline')
    assert.deepEqual(await model.actions.send(key, '/pin'), { ok: true, value: undefined })
    assert.deepEqual(await model.actions.send(key, '/mute'), { ok: true, value: undefined })
    assert.deepEqual(await model.actions.setBufferSettings(key, { notify: 'none' }), { ok: true, value: undefined })
    const settings = model.state.buffers.get(key)?.settings
    const muted = settings?.mutedUntil === Number.POSITIVE_INFINITY
    assert.deepEqual([settings?.pinned, muted, settings?.notify], [true, true, 'none'])
  })

  test('leaves a network and comes back, and says what only a bouncer can do', async () => {
    const { model, wire, environment, server } = await joined()
    const leaving = model.actions.disconnectNetwork('home')
    await wire.expect(/^QUIT/)
    wire.close()
    assert.deepEqual(await leaving, { ok: true, value: undefined })
    assert.equal(model.state.networks.get('home')?.state, 'disconnected')
    const connecting = model.actions.connectNetwork('home')
    await (await server.accept()).register({ capabilities: '' })
    assert.deepEqual(await connecting, { ok: true, value: undefined })
    await environment.settle()
    const refused = await model.actions.removeNetwork('home')
    assert.equal(refused.ok ? undefined : refused.code, 'no-bouncer')
  })
})
