import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, burst, home, shown, stamp } from '../test/attached.ts'
import { type ScriptedStream, welcome } from '../test/scripted-bouncer.ts'

/** Milliseconds that a frame takes in either direction; a round trip is two. */
const LATENCY = 1_000

const everything = ['longwire/unread', 'longwire/draft', 'longwire/preferences', 'draft/metadata-2', 'draft/multiline']

/** The batches of 200 conversations: of one with 3,000 missed lines the newest 100, of the others three each. */
function missedInMany(): readonly string[] {
  return Array.from({ length: 200 }, (_, index) => {
    const lines = Array.from({ length: index === 0 ? 100 : 3 }, (_line, at) => {
      return `@batch=r${index};time=${stamp(at % 60)};msgid=r${index}-${at};longwire/cursor=c3 :bob!b@h PRIVMSG #c${index} :missed`
    })
    const count = index === 0 ? 3_000 : 3
    return [`BATCH +r${index} longwire/resume #c${index} ${count}`, ...lines, `BATCH -r${index}`]
  }).flat()
}

/** What a bouncer answers to an OPEN, at once and without being asked for more. */
function answer(stream: ScriptedStream, more: readonly string[] = []): void {
  if (stream.attributes.network === undefined) {
    welcome(stream, 'ada', [], everything)
    stream.wire.send(
      'BATCH +b soju.im/bouncer-networks',
      '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example;nickname=ada;state=connected',
      'BATCH -b',
    )
    return
  }
  burst(stream, [], everything)
  stream.wire.send(
    'UNREAD #home 2 1',
    'BATCH +r longwire/resume #home 2',
    `@batch=r;time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG #home :where are you?`,
    `@batch=r;time=${stamp(2)};msgid=m2;longwire/cursor=c2 :bob!b@h PRIVMSG #home :ada: hello?`,
    'BATCH -r',
    ...more,
    ':bnc RESUME END c2',
  )
}

suite('resuming after a break', () => {
  test('costs two round trips: one for the socket, one for everything that was missed', async () => {
    const { bouncer } = await attached([], undefined, everything)
    const { environment, model } = bouncer
    bouncer.latency = LATENCY
    bouncer.accepted = answer
    bouncer.cut()
    await environment.settle()
    assert.notEqual(model.state.link.kind, 'online')

    // The phone wakes up.
    const woken = environment.now()
    model.actions.reconnect()
    let shownAt: number | undefined
    let writableAt: number | undefined
    const stop = model.subscribe(`timeline ${home}`, () => {
      if (shown(bouncer).length === 2) shownAt ??= environment.now()
    })
    for (let passed = 0; passed < 10 * LATENCY && writableAt === undefined; passed += 10) {
      await environment.advance(10)
      const outcome = shownAt === undefined ? undefined : await model.actions.send(home, 'here I am')
      if (outcome?.ok === true) writableAt = environment.now()
    }
    stop()
    assert.deepEqual(shown(bouncer), ['where are you?', 'ada: hello?', 'here I am (pending)'])
    assert.equal(model.state.buffers.get(home)?.mentions, 1)
    assert.ok(shownAt !== undefined && writableAt !== undefined)
    const roundTrips = (at: number): number => (at - woken) / (2 * LATENCY)
    assert.equal(Math.round(roundTrips(shownAt) * 100) / 100, 2)
    assert.ok(roundTrips(writableAt) < 2.1)
  })

  test('costs as many with 200 conversations and 3,000 missed lines in one of them, of which a gap is left', async () => {
    const { bouncer } = await attached([], undefined, everything)
    const { environment, model } = bouncer
    bouncer.latency = LATENCY
    bouncer.accepted = (stream) => {
      answer(stream, stream.attributes.network === undefined ? [] : missedInMany())
    }
    bouncer.cut()
    await environment.settle()
    const woken = environment.now()
    model.actions.reconnect()
    await environment.advance(4 * LATENCY - 10)
    assert.equal(model.state.networks.get('n1')?.current, false)
    await environment.advance(20)
    assert.equal(model.state.networks.get('n1')?.current, true, 'after two round trips')
    assert.ok(environment.now() - woken < 4.1 * LATENCY)
    assert.deepEqual([...model.state.buffers.values()].filter(({ last }) => last?.text === 'missed').length, 200)
    assert.equal(shown(bouncer, 'n1 #c0').length, 100)
    assert.equal(model.timeline('n1 #c0').older, 'unknown')
  })

  test('asks each network once: nothing is asked again that was told', async () => {
    const { bouncer } = await attached([], undefined, everything)
    const asked: string[] = []
    bouncer.latency = LATENCY
    bouncer.accepted = (stream) => {
      answer(stream)
      asked.push(`OPEN ${stream.attributes.network ?? 'the bouncer'} from ${stream.attributes.resume ?? 'nowhere'}`)
    }
    bouncer.cut()
    bouncer.model.actions.reconnect()
    await bouncer.environment.advance(20 * LATENCY)
    assert.deepEqual(asked, ['OPEN the bouncer from nowhere', 'OPEN n1 from c0'])
  })
})
