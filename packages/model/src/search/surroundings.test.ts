import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, label, stamp } from '../../test/attached.ts'

suite('what was said next to a line that was found', () => {
  test('is asked for by the line, and is what people said: no comings and goings, nobody who is ignored', async () => {
    const { bouncer, net } = await attached()
    const { model } = bouncer
    const searching = model.actions.search({ text: 'tea' })
    const asked = await net.wire.expect(/^\S+ SEARCH .*text=tea/)
    net.wire.send(
      `@label=${label(asked)} BATCH +s soju.im/search`,
      `@batch=s;time=${stamp(3)};msgid=m3 :bob!b@h PRIVMSG #old :there is tea`,
      'BATCH -s',
    )
    const found = await searching
    assert.ok(found.ok)
    const [hit] = found.value.hits
    assert.ok(hit)
    const looking = model.actions.surroundings(hit)
    const around = await net.wire.expect(/^\S+ CHATHISTORY AROUND #old msgid=m3 15$/)
    net.wire.send(
      `@label=${label(around)} BATCH +h chathistory #old`,
      `@batch=h;time=${stamp(1)};msgid=m1 :eve!e@h PRIVMSG #old :who is thirsty?`,
      `@batch=h;time=${stamp(2)};msgid=m2 :carol!c@h JOIN #old`,
      `@batch=h;time=${stamp(3)};msgid=m3 :bob!b@h PRIVMSG #old :there is tea`,
      'BATCH -h',
    )
    const outcome = await looking
    assert.ok(outcome.ok)
    assert.deepEqual([outcome.value.before?.text, outcome.value.after], ['who is thirsty?', undefined])
    assert.equal(model.state.buffers.has('n1 #old'), false, 'nothing of it becomes a conversation')
  })
})
