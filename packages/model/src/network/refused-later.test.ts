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

// Source: docs/extensions/refused.md
suite('what a network refused, where the bouncer knows which message it was', () => {
  const refused = (id: string, by = 2): string =>
    `@time=${stamp(by)};msgid=lw.r${by};longwire/cursor=c9 :irc.example REFUSED #home ${id} ERR_CANNOTSENDTOCHAN :Cannot send to channel`
  const failed = { kind: 'failed', text: 'Cannot send to channel', code: 'ERR_CANNOTSENDTOCHAN' }

  test('is that line, also where another was said after it, and is not what was said last', async () => {
    const { bouncer, net } = await said('lw.abc')
    net.wire.send(
      `@time=${stamp(1)};msgid=lw.def;longwire/cursor=c2 :ada!a@h PRIVMSG #home :and this?`,
      refused('lw.def'),
    )
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['may I speak?', 'and this? (failed)'])
    assert.equal(bouncer.model.state.buffers.get(home)?.last?.text, 'may I speak?')
    net.wire.send(refused('lw.abc', 3), refused('lw.abc', 3))
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['may I speak? (failed)', 'and this? (failed)'])
    assert.deepEqual(bouncer.model.timeline(home).lines[0]?.delivery, failed)
    assert.equal(bouncer.model.state.buffers.get(home)?.last, undefined)
  })

  test('is marked on a screen that was away, and on one that comes later, where it can be said anew', async () => {
    const { bouncer, net } = await attached()
    const old = `time=${stamp(1)};msgid=lw.abc;longwire/cursor=c1`
    net.wire.send(
      'BATCH +r longwire/resume #home 3',
      `@batch=r;time=${stamp(0)};msgid=m0;longwire/cursor=c0 :bob!b@h PRIVMSG #home :hush`,
      `@batch=r;${old};longwire/refused=ERR_CANNOTSENDTOCHAN\\sCannot\\ssend\\sto\\schannel :ada!a@h PRIVMSG #home :may I speak?`,
      `@batch=r;${refused('lw.abc').slice(1)}`,
      'BATCH -r',
      ':bnc RESUME END c2',
    )
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['hush', 'may I speak? (failed)'])
    assert.deepEqual(bouncer.model.timeline(home).lines[1]?.delivery, failed)
    assert.equal(bouncer.model.state.buffers.get(home)?.last?.text, 'hush')
    assert.deepEqual(await bouncer.model.actions.resend(home, 'lw.abc'), { ok: true, value: undefined })
    await net.wire.expect(/PRIVMSG #home :may I speak\?/)
    assert.deepEqual(shown(bouncer), ['hush', 'may I speak? (pending)'])
  })

  test('is marked by what is told of the time in which a screen was away', async () => {
    const { bouncer, net } = await said('lw.abc')
    net.wire.send(
      'BATCH +r longwire/resume #home 1',
      `@batch=r;${refused('lw.abc').slice(1)}`,
      'BATCH -r',
      ':bnc RESUME END c2',
    )
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['may I speak? (failed)'])
  })
})
