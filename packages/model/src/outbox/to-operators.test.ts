import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Attached, attached, home, label, shown, stamp } from '../../test/attached.ts'
import { MemoryCache } from '../../test/memory-cache.ts'
import { ScriptedBouncer, welcome } from '../../test/scripted-bouncer.ts'

const status = ':bnc 005 ada PREFIX=(ov)@+ STATUSMSG=@+ :are supported'

async function withRanks(): Promise<Attached> {
  const now = await attached()
  now.net.wire.send(status)
  await now.bouncer.environment.settle()
  return now
}

/** What stands in #home, with whom each line was for. */
const forWhom = ({ bouncer }: Pick<Attached, 'bouncer'>) =>
  bouncer.model.timeline(home).lines.map((line) => `${line.status ?? ''} ${line.text} ${line.delivery.kind}`)

const names = ({ bouncer }: Attached) => [...bouncer.model.state.buffers.values()].map(({ name }) => name).toSorted()

// Source: https://modern.ircdocs.horse/#statusmsg-parameter
suite('what is said to those with a rank in a channel', () => {
  test('by others stands in the channel, marked', async () => {
    const now = await withRanks()
    now.net.wire.send(
      `@time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG @#home :psst`,
      `@time=${stamp(2)};msgid=m2;longwire/cursor=c2 :bob!b@h NOTICE +#home :to more`,
      `@time=${stamp(3)};msgid=m3;longwire/cursor=c3 :bob!b@h PRIVMSG #home :to all`,
    )
    await now.bouncer.environment.settle()
    assert.deepEqual(forWhom(now), ['@ psst confirmed', '+ to more confirmed', ' to all confirmed'])
  })

  test('by oneself stands there as well, marked, from when it is written until it is echoed', async () => {
    const now = await withRanks()
    const { bouncer, net } = now
    const saying = bouncer.model.actions.send(home, '/msg @#HOME psst')
    const line = await net.wire.expect(/PRIVMSG @#HOME psst/)
    assert.deepEqual(forWhom(now), ['@ psst pending'])
    const [, id = ''] = /\+longwire\/id=([^; ]+)/.exec(line) ?? []
    net.wire.send(
      `@label=${label(line)};+longwire/id=${id};time=${stamp(1)};msgid=m1;longwire/cursor=c1 :ada!a@h PRIVMSG @#home :psst`,
    )
    assert.deepEqual(await saying, { ok: true, value: undefined })
    assert.deepEqual(forWhom(now), ['@ psst confirmed'])
    assert.deepEqual(names(now), ['#home'])
  })

  test('and refused is marked there, and said again to the same people, or dropped', async () => {
    const now = await withRanks()
    const { bouncer, net } = now
    const saying = bouncer.model.actions.send(home, '/msg +#home psst')
    const line = await net.wire.expect(/PRIVMSG \+#home psst/)
    net.wire.send(`@label=${label(line)} :irc.example 482 ada #home :You're not a channel operator`)
    await saying
    assert.deepEqual(forWhom(now), ['+ psst failed'])
    const [failed] = bouncer.model.timeline(home).lines
    await bouncer.model.actions.resend(home, failed?.id ?? '')
    const again = await net.wire.expect(/PRIVMSG \+#home psst/)
    net.wire.send(`@label=${label(again)} :irc.example 482 ada #home :You're not a channel operator`)
    await bouncer.environment.settle()
    assert.deepEqual(forWhom(now), ['+ psst failed'])
    await bouncer.model.actions.discard(home, failed?.id ?? '')
    assert.deepEqual(forWhom(now), [])
  })

  test('and refused after it counted as said is the line that the refusal names, and said again to the same people', async () => {
    const now = await withRanks()
    const { bouncer, net } = now
    net.wire.send(
      `@time=${stamp(1)};msgid=lw.a;longwire/cursor=c1 :ada!a@h PRIVMSG @#home :psst`,
      `@time=${stamp(2)};msgid=lw.b;longwire/cursor=c2 :ada!a@h PRIVMSG #home :to all`,
      `@time=${stamp(3)} :irc.example 404 ada @#home :Cannot send to channel`,
    )
    await bouncer.environment.settle()
    assert.deepEqual(forWhom(now), ['@ psst failed', ' to all confirmed'])
    await bouncer.model.actions.resend(home, 'lw.a')
    await net.wire.expect(/PRIVMSG @#home psst/)
  })

  test('is answered to the same people', async () => {
    const now = await withRanks()
    const { bouncer, net } = now
    net.wire.send(`@time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG @#home :psst`)
    await bouncer.environment.settle()
    await bouncer.model.actions.send(home, 'what is it?', { replyTo: 'm1' })
    await net.wire.expect(/\+reply=m1\S* PRIVMSG @#home :what is it\?/)
    await bouncer.model.actions.send(home, '/reply and who?')
    await net.wire.expect(/\+reply=m1\S* PRIVMSG @#home :and who\?/)
  })

  test('stands in the channel also where the network has not told yet who can be meant', async () => {
    const cache = new MemoryCache()
    const first = await attached([], cache)
    await first.bouncer.model.flush()
    first.bouncer.model.close()
    const bouncer = new ScriptedBouncer(cache)
    bouncer.reachable = false
    await bouncer.environment.settle()
    await bouncer.model.actions.send(home, '/msg @#home psst')
    assert.deepEqual(forWhom({ bouncer }), ['@ psst pending'])
    bouncer.reachable = true
    const net = await bouncer.stream('n1')
    welcome(net)
    net.wire.send(status, ':ada!a@h JOIN #home', ':bnc RESUME END c1')
    await net.wire.expect(/PRIVMSG @#home psst/)
  })

  test('is shown when it was missed', async () => {
    const now = await withRanks()
    now.net.wire.send(
      'BATCH +r longwire/resume #home 1',
      `@batch=r;time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG @#home :psst`,
      'BATCH -r',
      ':bnc RESUME END c2',
    )
    await now.bouncer.environment.settle()
    assert.deepEqual(shown(now.bouncer), ['psst'])
    assert.deepEqual(forWhom(now), ['@ psst confirmed'])
  })

  test('is found in the channel', async () => {
    const { bouncer, net } = await withRanks()
    const searching = bouncer.model.actions.search({ text: 'psst' })
    const asked = await net.wire.expect(/SEARCH/)
    net.wire.send(
      `@label=${label(asked)} BATCH +s soju.im/search`,
      `@batch=s;time=${stamp(1)};msgid=m1 :bob!b@h PRIVMSG @#home :psst`,
      `@batch=s;time=${stamp(2)};msgid=m2 :ada!a@h PRIVMSG @#home :psst too`,
      'BATCH -s',
    )
    const outcome = await searching
    assert.ok(outcome.ok)
    assert.deepEqual(
      outcome.value.hits.map(({ buffer, line }) => [buffer, line.status]),
      [
        [home, '@'],
        [home, '@'],
      ],
    )
  })
})
