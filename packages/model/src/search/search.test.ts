import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, label, stamp } from '../../test/attached.ts'

suite('what is looked for', () => {
  test('is looked for on the network that is named alone', async () => {
    const { bouncer, net } = await attached()
    const elsewhere = await bouncer.model.actions.search({ text: 'tea on:"Other net"' })
    assert.deepEqual(elsewhere, { ok: true, value: { hits: [], more: undefined } })
    assert.equal(net.wire.received.filter((line) => line.includes('SEARCH')).length, 0)
    const searching = bouncer.model.actions.search({ text: 'tea on:home' })
    const asked = await net.wire.expect(/SEARCH/)
    assert.match(asked, /SEARCH limit=50;text=tea$/)
    net.wire.send(`@label=${label(asked)} BATCH +s soju.im/search`, 'BATCH -s')
    assert.ok((await searching).ok)
  })

  test('is told newest first, also what was said in the same millisecond', async () => {
    const { bouncer, net } = await attached()
    const searching = bouncer.model.actions.search({ text: 'tea' })
    const asked = await net.wire.expect(/SEARCH/)
    net.wire.send(
      `@label=${label(asked)} BATCH +s soju.im/search`,
      ...['one', 'two'].map((text) => `@batch=s;time=${stamp(1)};msgid=${text} :bob!b@h PRIVMSG #home :tea ${text}`),
      'BATCH -s',
    )
    const outcome = await searching
    assert.ok(outcome.ok)
    assert.deepEqual(
      outcome.value.hits.map(({ line }) => line.text),
      ['tea two', 'tea one'],
    )
  })

  test('is found behind a page that was said in one millisecond', async () => {
    const { bouncer, net } = await attached()
    const searching = bouncer.model.actions.search({ text: 'tea' })
    const asked = await net.wire.expect(/SEARCH/)
    net.wire.send(
      `@label=${label(asked)} BATCH +s soju.im/search`,
      ...Array.from(
        { length: 50 },
        (_, line) => `@batch=s;time=${stamp(1)};msgid=m${line} :bob!b@h PRIVMSG #home :tea ${line}`,
      ),
      'BATCH -s',
    )
    const outcome = await searching
    assert.ok(outcome.ok)
    assert.equal(outcome.value.more, Date.parse(stamp(1)) - 1)
  })

  test('with a link is looked for further back, where the newest lines have none', async () => {
    const { bouncer, net } = await attached()
    const searching = bouncer.model.actions.search({ text: 'has:link' })
    const first = await net.wire.expect(/SEARCH limit=50$/)
    net.wire.send(
      `@label=${label(first)} BATCH +s soju.im/search`,
      ...Array.from(
        { length: 50 },
        (_, line) => `@batch=s;time=${stamp(line)};msgid=m${line} :bob!b@h PRIVMSG #home :line ${line}`,
      ),
      'BATCH -s',
    )
    const second = await net.wire.expect(new RegExp(`SEARCH before=${stamp(0)};limit=50$`))
    net.wire.send(
      `@label=${label(second)} BATCH +t soju.im/search`,
      `@batch=t;time=2026-11-22T08:00:00.000Z;msgid=old :bob!b@h PRIVMSG #home :see https://tea.example/`,
      'BATCH -t',
    )
    const outcome = await searching
    assert.ok(outcome.ok)
    assert.deepEqual([outcome.value.hits.map(({ line }) => line.id), outcome.value.more], [['old'], undefined])
  })
})
