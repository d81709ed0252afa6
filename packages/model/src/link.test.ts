import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached, burst, home, label, shown } from '../test/attached.ts'

test('a screen knows a second after the device says that it has no network whether that is so', async () => {
  const { bouncer } = await attached()
  bouncer.model.actions.doubtLink()
  await bouncer.environment.advance(2_000)
  assert.equal(bouncer.model.state.link.kind, 'online')
  bouncer.reachable = false
  bouncer.mute()
  await bouncer.model.actions.send(home, 'anybody?')
  bouncer.model.actions.doubtLink()
  await bouncer.environment.advance(1_100)
  assert.equal(bouncer.model.state.link.kind, 'offline')
  const [line] = bouncer.model.timeline(home).lines
  assert.deepEqual(line?.delivery, { kind: 'pending' }, 'it waits, and is not on its way')
})

test('what was written in several lines while offline is sent as what the network takes, in its place', async () => {
  const several = ['one', 'two', '', 'three'].join('\n')
  for (const and of [[], ['draft/multiline']]) {
    const { bouncer } = await attached([], undefined, and)
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(1_000)
    await bouncer.model.actions.send(home, several, { replyTo: 'm1' })
    await bouncer.model.actions.send(home, 'and last')
    assert.deepEqual(shown(bouncer), [`${several} (pending)`, 'and last (pending)'])
    bouncer.reachable = true
    bouncer.model.actions.reconnect()
    const again = await bouncer.stream('n1')
    burst(again, [], and)
    again.wire.send(':bnc RESUME END c9')
    await bouncer.environment.settle()
    const parts = and.length > 0 ? [several] : ['one', 'two', 'three']
    assert.deepEqual(
      shown(bouncer),
      [...parts, 'and last'].map((text) => `${text} (pending)`),
    )
    const sent = again.wire.received.filter((line) => /PRIVMSG|BATCH \+/.test(line))
    assert.deepEqual(sent.filter((line) => line.includes('+reply=m1')).length, 1, 'a reply is what begins it')
    const ids = sent.flatMap((line) => /\+longwire\/id=([^; ]+)/.exec(line)?.[1] ?? [])
    assert.deepEqual(ids, and.length > 0 ? ['out-1', 'out-2'] : ['out-1', 'out-1-1', 'out-1-2', 'out-2'])
  }
})

test('a reaction, and taking back, wait for a link that is coming up, and are refused at once where it is known to be gone', async () => {
  const now = await attached()
  const { bouncer } = now
  bouncer.cut()
  await bouncer.environment.settle()
  bouncer.model.actions.reconnect()
  assert.equal(bouncer.model.state.link.kind, 'connecting')
  const reacting = bouncer.model.actions.react(home, 'm1', '👍', true)
  const redacting = bouncer.model.actions.redact(home, 'm1')
  const again = await bouncer.stream('n1')
  burst(again)
  again.wire.send(':bnc RESUME END c9')
  await bouncer.environment.settle()
  for (const command of ['TAGMSG', 'REDACT']) {
    const line = await again.wire.expect(new RegExp(command))
    again.wire.send(`@label=${label(line)} :bnc ACK`)
  }
  await bouncer.environment.advance(100)
  assert.deepEqual([(await reacting).ok, (await redacting).ok], [true, true])

  bouncer.reachable = false
  bouncer.cut()
  await bouncer.environment.advance(1_000)
  for (const refused of [
    await bouncer.model.actions.react(home, 'm1', '🎉', true),
    await bouncer.model.actions.redact(home, 'm1'),
  ]) {
    assert.equal(refused.ok ? '' : refused.code, 'offline')
  }
})
