import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, home, label, stamp } from '../../test/attached.ts'

const texts = (
  outcome: Awaited<ReturnType<Awaited<ReturnType<typeof attached>>['bouncer']['model']['actions']['mentions']>>,
) => (outcome.ok ? outcome.value.hits.map(({ line }) => line.text) : outcome.text)

suite('where one was called', () => {
  test('is looked for in the record by what called then and by the words that call now, and each line is told once', async () => {
    const now = await attached()
    const { model } = now.bouncer
    now.net.wire.send(`@time=${stamp(5)};msgid=m5 :bob!b@h PRIVMSG #home :ada: are you there?`)
    await now.bouncer.environment.settle()
    const asking = model.actions.mentions()
    const recorded = await now.net.wire.expect(/^\S+ SEARCH longwire\/attention=mention;limit=50$/)
    const asked = await now.net.wire.expect(/^\S+ SEARCH .*text="ada"/)
    now.net.wire.send(
      `@label=${label(recorded)} BATCH +r soju.im/search`,
      `@batch=r;time=${stamp(1)};msgid=m1 :bob!b@h PRIVMSG #old :there is tea`,
      `@batch=r;time=${stamp(2)};msgid=m2 :bob!b@h PRIVMSG #old :hello ada`,
      'BATCH -r',
      `@label=${label(asked)} BATCH +s soju.im/search`,
      `@batch=s;time=${stamp(2)};msgid=m2 :bob!b@h PRIVMSG #old :hello ada`,
      `@batch=s;time=${stamp(3)};msgid=m3 :bob!b@h PRIVMSG #old :see https://ada.example/`,
      `@batch=s;time=${stamp(5)};msgid=m5 :bob!b@h PRIVMSG #home :ada: are you there?`,
      'BATCH -s',
    )
    // A part of a link calls nobody; what called once counts, whatever word that was.
    assert.deepEqual(texts(await asking), ['ada: are you there?', 'hello ada', 'there is tea'])
    assert.equal(model.state.buffers.has('n1 #old'), false)
  })

  test('is what is here where nothing can be searched', async () => {
    const now = await attached(['soju.im/search'])
    now.net.wire.send(
      `@time=${stamp(1)};msgid=m1 :bob!b@h PRIVMSG #home :hello ada`,
      `@time=${stamp(2)};msgid=m2 :bob!b@h PRIVMSG #home :hello all`,
    )
    await now.bouncer.environment.settle()
    assert.deepEqual(texts(await now.bouncer.model.actions.mentions()), ['hello ada'])
    assert.deepEqual(texts(await now.bouncer.model.actions.mentions(Date.parse(stamp(1)))), [])
    assert.equal(now.bouncer.model.timeline(home).lines.length, 2)
  })
})
