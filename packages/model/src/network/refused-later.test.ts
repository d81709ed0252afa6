import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, home, label, shown, stamp } from '../../test/attached.ts'

/** Ada has said something, and the bouncer has recorded it under this id. */
async function said(msgid: string) {
  const now = await attached()
  const { bouncer, net } = now
  await bouncer.model.actions.send(home, 'may I speak?')
  const line = await net.wire.expect(/PRIVMSG #home/)
  const id = /\+longwire\/id=([^; ]+)/.exec(line)?.[1] ?? ''
  net.wire.send(
    `@label=${label(line)};+longwire/id=${id};time=${stamp(1)};msgid=${msgid};longwire/cursor=c1 :ada!a@h PRIVMSG #home :may I speak?`,
  )
  await bouncer.environment.settle()
  assert.deepEqual(shown(bouncer), ['may I speak?'])
  return { ...now, id }
}

// Networks without echoes tell of a refusal when the line counts as said already. Source: docs/extensions/id.md
suite('what a network refuses after it was sent', () => {
  const refusal = `@time=${stamp(2)} :irc.example 404 ada #home :Cannot send to channel`

  test('is marked, with the cause, and said anew when a person wants it', async () => {
    const { bouncer, net, id } = await said('lw.abc')
    net.wire.send(refusal)
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['may I speak? (failed)'])
    const [line] = bouncer.model.timeline(home).lines
    assert.deepEqual(line?.delivery, { kind: 'failed', text: 'Cannot send to channel', code: 'ERR_CANNOTSENDTOCHAN' })
    assert.deepEqual(await bouncer.model.actions.resend(home, 'lw.abc'), { ok: true, value: undefined })
    const again = await net.wire.expect(/PRIVMSG #home :may I speak\?/)
    assert.doesNotMatch(again, new RegExp(`longwire/id=${id}[; ]`), 'another message')
    assert.deepEqual(shown(bouncer), ['may I speak? (pending)'])
  })

  test('goes when a person discards it, and does not come back', async () => {
    const { bouncer, net } = await said('lw.abc')
    net.wire.send(refusal)
    await bouncer.environment.settle()
    assert.deepEqual(await bouncer.model.actions.discard(home, 'lw.abc'), { ok: true, value: undefined })
    net.wire.send(`@time=${stamp(1)};msgid=lw.abc;longwire/cursor=c1 :ada!a@h PRIVMSG #home :may I speak?`)
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), [])
  })

  test('is not what a network has echoed: then it is told beside it', async () => {
    const { bouncer, net } = await said('abc')
    net.wire.send(refusal)
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['may I speak?', 'Cannot send to channel'])
    const refused = await bouncer.model.actions.resend(home, 'abc')
    assert.equal(refused.ok ? undefined : refused.code, 'no-line')
  })
})
