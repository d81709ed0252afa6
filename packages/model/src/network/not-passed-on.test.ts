import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached, home, stamp } from '../../test/attached.ts'

test('reactions are neither offered nor sent where the network passes none on, and neither are replies', async () => {
  const now = await attached()
  const { model, environment } = now.bouncer
  now.net.wire.send(`@time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG #home :hello`)
  await environment.settle()
  const offered = () => {
    const { reacts, replies } = model.state.networks.get('n1') ?? {}
    return { reacts, replies }
  }
  assert.deepEqual(offered(), { reacts: true, replies: true })
  now.net.wire.send(':bnc 005 ada CLIENTTAGDENY=*,-longwire/id,-reply :are supported')
  await environment.settle()
  assert.deepEqual(offered(), { reacts: false, replies: true })
  now.net.wire.send(':bnc 005 ada CLIENTTAGDENY=*,-longwire/id :are supported')
  await environment.settle()
  assert.deepEqual(offered(), { reacts: false, replies: false })
  const before = now.net.wire.received.length
  const outcomes = [
    await model.actions.react(home, 'm1', '👍', true),
    await model.actions.send(home, '/react 👍'),
    await model.actions.send(home, '/unreact 👍'),
    await model.actions.send(home, '/reply me'),
  ]
  assert.deepEqual(
    outcomes.map((outcome) => !outcome.ok && outcome.code),
    Array.from(outcomes, () => 'not-here'),
  )
  assert.equal(now.net.wire.received.length, before)
  // What is for the bouncer goes out all the same.
  await model.actions.send(home, 'me')
  assert.match(await now.net.wire.expect(/PRIVMSG/), /\+longwire\/id=/)
})
