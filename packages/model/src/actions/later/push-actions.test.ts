import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached, label } from '../../../test/attached.ts'

const keys = { p256dh: 'BPub', auth: 'secret' }

// Source: https://ircv3.net/specs/extensions/webpush
test('a device is registered with the bouncer itself, and taken off again', async () => {
  const { bouncer, bnc } = await attached()
  const { actions } = bouncer.model
  const registering = actions.registerPush('https://push.example/1', keys)
  await bouncer.environment.settle()
  const line = await bnc.wire.expect(/WEBPUSH REGISTER/)
  assert.match(line, /WEBPUSH REGISTER https:\/\/push\.example\/1 :?p256dh=BPub;auth=secret$/)
  bnc.wire.send(`@label=${label(line)} :bnc WEBPUSH REGISTER https://push.example/1`)
  await bouncer.environment.settle()
  assert.deepEqual(await registering, { ok: true, value: undefined })

  const ending = actions.unregisterPush('https://push.example/1')
  await bouncer.environment.settle()
  const last = await bnc.wire.expect(/WEBPUSH UNREGISTER/)
  bnc.wire.send(`@label=${label(last)} :bnc FAIL WEBPUSH INTERNAL_ERROR UNREGISTER https://push.example/1 :No`)
  await bouncer.environment.settle()
  assert.equal((await ending).ok, false)
})

test('the key that a browser subscribes with is the one that the other side tells', async () => {
  const { bouncer, bnc } = await attached()
  assert.equal(bouncer.model.pushKey(), undefined)
  bnc.wire.send(':bnc 005 ada VAPID=BKey :are supported')
  await bouncer.environment.settle()
  assert.equal(bouncer.model.pushKey(), 'BKey')
})
