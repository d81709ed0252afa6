import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { burst, home, shown, stamp } from '../../test/attached.ts'
import { MemoryCache } from '../../test/memory-cache.ts'
import { ScriptedAnswer } from '../../test/scripted-answer.ts'
import { ScriptedBouncer, type ToldStream, welcome } from '../../test/scripted-bouncer.ts'
import type { CachedBuffer, CachedState } from '../cache/cache.ts'
import { createModel } from '../create-model.ts'
import { createTwoPartModel, type LivePart } from '../kept/create-two-part-model.ts'
import { readFirst } from './read-first.ts'

const said = (text: string, n: number, from = 'bob') =>
  `@batch=r;time=${stamp(n)};msgid=m${n};longwire/cursor=c${n} :${from}!b@h PRIVMSG #home :${text}`

const optional = ['longwire/unread', 'longwire/preferences', 'draft/multiline']

/** What the bouncer's own stream begins with. */
function list(bnc: ToldStream): void {
  welcome(bnc, 'ada', [], optional)
  bnc.wire.send(
    'BATCH +p longwire/preferences',
    '@batch=p PREFERENCE highlight/1 :{"kind":"word","pattern":"tram"}',
    '@batch=p PREFERENCE ignore/1 :{"mask":"eve!*@*","levels":["all"]}',
    'BATCH -p',
    'BATCH +b soju.im/bouncer-networks',
    '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example;port=6697;tls=1;nickname=ada;state=connected',
    'BATCH -b',
  )
}

/** A network with all that a first screen must get right. */
function tell(net: ToldStream): void {
  burst(net, [], optional)
  net.wire.send(
    ':bnc UNREAD #home 2 1',
    ':bnc UNREAD bob 1 1',
    'BATCH +r longwire/resume #home 9',
    said('one', 1, 'ada'),
    said('the TRAM goes', 2),
    said('buy this', 3, 'eve'),
    `@batch=r BATCH +m draft/multiline #home`.replace(
      '@batch=r',
      `@batch=r;time=${stamp(4)};msgid=m4;longwire/cursor=c4`,
    ),
    '@batch=m :bob!b@h PRIVMSG #home :two',
    '@batch=m :bob!b@h PRIVMSG #home :lines',
    '@batch=m;draft/multiline-concat :bob!b@h PRIVMSG #home : and more',
    'BATCH -m',
    said('taken back', 5),
    `@batch=r;time=${stamp(6)};longwire/cursor=c6 :bob!b@h REDACT #home m5 :wrong`,
    `@batch=r;time=${stamp(7)};longwire/cursor=c7;+reply=m1;+draft/react=👍 :bob!b@h TAGMSG #home`,
    `@batch=r;time=${stamp(8)};longwire/cursor=c8 :carol!c@h JOIN #home`,
    'BATCH -r',
    'BATCH +q longwire/resume bob 1',
    `@batch=q;time=${stamp(9)};msgid=m9;longwire/cursor=c9 :bob!b@h PRIVMSG ada :\x01ACTION waves\x01`,
    'BATCH -q',
    'BATCH +s longwire/resume * 1',
    `@batch=s;time=${stamp(10)};msgid=m10 :irc.example NOTICE ada :Hello from the network`,
    'BATCH -s',
    ':bnc RESUME END c10',
  )
}

/** A screen that kept nothing; its live part comes when the test says so. */
function firstVisit(
  networks: readonly string[] = ['n1'],
  cache = new MemoryCache(),
  drawn: Promise<void> = Promise.resolve(),
): {
  readonly bouncer: ScriptedBouncer
  readonly answer: ScriptedAnswer
  readonly arrive: () => Promise<void>
  readonly cache: MemoryCache
  /** How often it was told that the conversations are there. */
  readonly listed: () => number
} {
  let timesListed = 0
  const answer = new ScriptedAnswer(...networks)
  const live = Promise.withResolvers<void>()
  const bouncer = new ScriptedBouncer(cache, (options) => {
    return createTwoPartModel({
      cache,
      async loadLivePart(): Promise<LivePart> {
        await live.promise
        return (beginning) => createModel(options, beginning)
      },
      readFirst(store, unwanted) {
        const listed = async (): Promise<void> => {
          timesListed++
          await drawn
        }
        return readFirst({ answer, environment: options.environment, store, unwanted, listed })
      },
    })
  })
  return {
    bouncer,
    answer,
    cache,
    listed: () => timesListed,
    async arrive() {
      live.resolve()
      await bouncer.environment.settle()
    },
  }
}

/** What a whole model keeps of the same bouncer. */
async function keptByWhole(): Promise<CachedState> {
  const cache = new MemoryCache()
  const bouncer = new ScriptedBouncer(cache)
  list(await bouncer.stream())
  tell(await bouncer.stream('n1'))
  await bouncer.environment.settle()
  await bouncer.model.flush()
  bouncer.model.close()
  assert.ok(cache.kept)
  return cache.kept
}

const byKey = (buffers: readonly CachedBuffer[]) => buffers.toSorted((a, b) => (a.key < b.key ? -1 : 1))

suite('a first reading', () => {
  test('has the conversations of all networks drawn before it reads what was said in them', async () => {
    const drawn = Promise.withResolvers<void>()
    const { bouncer, answer, listed } = firstVisit(['n1', 'n2'], undefined, drawn.promise)
    const bnc = answer.own
    const home1 = answer.network('n1')
    const work = answer.network('n2')
    list(bnc)
    bnc.wire.send(':bnc BOUNCER NETWORK n2 name=Work;host=irc.work.example;nickname=ada;state=connected')
    tell(home1)
    await bouncer.environment.settle()
    assert.equal(listed(), 0, 'the other has told nothing yet')
    burst(work, [], optional)
    await bouncer.environment.settle()
    assert.equal(listed(), 0, 'there may be more')
    work.wire.send(':bnc RESUME BEGIN', ':bnc UNREAD #home 1 0', 'BATCH +w longwire/resume #home 1')
    work.wire.send(said('at work', 20).replace('batch=r', 'batch=w'))
    await bouncer.environment.settle()
    assert.equal(listed(), 1)
    assert.deepEqual([...bouncer.model.state.buffers.keys()].toSorted(), ['n1 #home', 'n1 bob', 'n2 #home'])
    assert.equal(bouncer.model.state.buffers.get('n2 #home')?.unread, 0)
    assert.equal(bouncer.model.state.buffers.get(home)?.last, undefined)
    assert.equal(bouncer.model.state.reading, true)

    work.wire.send('BATCH -w', ':bnc RESUME END c20')
    drawn.resolve()
    await bouncer.environment.settle()
    assert.equal(listed(), 1)
    assert.equal(shown(bouncer)[0], 'one')
    const atWork = bouncer.model.state.buffers.get('n2 #home')
    assert.deepEqual([atWork?.last?.text, atWork?.unread], ['at work', 1])
    assert.equal(bouncer.model.state.reading, false)
  })

  test('reads what was said also where the conversations cannot be drawn', async () => {
    const { bouncer, answer } = firstVisit(undefined, undefined, Promise.reject(new Error('no frame')))
    list(answer.own)
    tell(answer.network('n1'))
    await bouncer.environment.settle()
    assert.equal(shown(bouncer)[0], 'one')
  })

  test('waits a second for the conversations of a network that tells nothing', async () => {
    const { bouncer, answer, listed } = firstVisit(['n1', 'n2'])
    const bnc = answer.own
    const home1 = answer.network('n1')
    list(bnc)
    tell(home1)
    await bouncer.environment.settle()
    assert.equal(listed(), 0)
    await bouncer.environment.advance(1_000)
    assert.equal(listed(), 1)
    assert.notEqual(bouncer.model.state.buffers.get(home)?.last, undefined)
  })

  test('leaves out a network that is gone', async () => {
    const { bouncer, answer, arrive } = firstVisit(['n1', 'n2'])
    const bnc = answer.own
    const net = answer.network('n1')
    const gone = answer.network('n2')
    list(bnc)
    gone.close()
    tell(net)
    await bouncer.environment.settle()
    assert.deepEqual([...bouncer.model.state.networks.keys()], ['n1'])
    assert.deepEqual(shown(bouncer), ['one', 'the TRAM goes', 'buy this', 'two\nlines and more', '', ''])
    await arrive()
    list(await bouncer.stream())
    assert.equal((await bouncer.stream('n1')).attributes.resume, 'c10', 'nothing was asked for twice')
  })

  test('shows what a whole model shows, before that is there', async () => {
    const whole = await keptByWhole()
    const { bouncer, answer, arrive, cache } = firstVisit()
    list(answer.own)
    const net = answer.network('n1')
    tell(net)
    await bouncer.environment.settle()

    const { model } = bouncer
    const view = model.state.buffers.get(home)
    assert.deepEqual([view?.topic, view?.joined, view?.unread, view?.mentions], ['Where we live', true, 2, 1])
    assert.deepEqual(shown(bouncer), ['one', 'the TRAM goes', 'buy this', 'two\nlines and more', '', ''])
    const [own, called, ignored] = model.timeline(home).lines
    assert.deepEqual([own?.own, own?.reactions?.[0]?.text, called?.mention], [true, '👍', true])
    assert.equal(ignored !== undefined && model.hides(home, ignored), true)

    const before = new Map(model.state.buffers)
    await arrive()
    list(await bouncer.stream())
    const again = await bouncer.stream('n1')
    assert.equal(again.attributes.resume, 'c10', 'nothing is asked for twice')
    burst(again, [], optional)
    again.wire.send(':bnc UNREAD #home 2 1', ':bnc UNREAD bob 1 1', ':bnc RESUME END c10')
    await bouncer.environment.settle()
    assert.deepEqual(
      [...model.state.buffers.values()].filter((now) => now.kind !== 'channel' && before.get(now.key) !== now),
      [],
      'no row is drawn again',
    )
    await model.flush()
    const kept = cache.kept as CachedState
    assert.deepEqual(byKey(kept.buffers), byKey(whole.buffers))
    assert.deepEqual(kept.networks, whole.networks)
    assert.deepEqual(kept.preferences, whole.preferences)
  })

  test('leaves a network whose stream ends before its end to the live part, and shows the others', async () => {
    const { bouncer, answer, arrive } = firstVisit(['n1', 'n2'])
    const bnc = answer.own
    welcome(bnc, 'ada', [], optional)
    bnc.wire.send(
      'BATCH +b soju.im/bouncer-networks',
      '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example;nickname=ada;state=connected',
      '@batch=b BOUNCER NETWORK n2 name=Work;host=irc.work.example;nickname=ada;state=connected',
      'BATCH -b',
    )
    const broken = answer.network('n2')
    welcome(broken, 'ada', [], optional)
    broken.wire.send(':ada!a@h JOIN #work')
    tell(answer.network('n1'))
    broken.close()
    await arrive()
    assert.deepEqual([...bouncer.model.state.networks.keys()], ['n1'])
    assert.equal(bouncer.model.state.buffers.has('n2 #work'), false)
    assert.equal(shown(bouncer)[0], 'one')
    const live = await bouncer.stream()
    welcome(live, 'ada', [], optional)
    live.wire.send(
      'BATCH +b soju.im/bouncer-networks',
      '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example;nickname=ada;state=connected',
      '@batch=b BOUNCER NETWORK n2 name=Work;host=irc.work.example;nickname=ada;state=connected',
      'BATCH -b',
    )
    assert.equal((await bouncer.stream('n2')).attributes.resume, '*')
  })

  test('goes live with what is there, where the rest does not come', async () => {
    const { bouncer, answer, arrive } = firstVisit()
    list(answer.own)
    burst(answer.network('n1'), [], optional)
    await bouncer.environment.advance(20_000)
    await arrive()
    list(await bouncer.stream())
    tell(await bouncer.stream('n1'))
    await bouncer.environment.settle()
    assert.equal(shown(bouncer)[0], 'one')
  })

  test('is given up without a way to the bouncer, and the live part says so', async () => {
    const { bouncer, answer, arrive } = firstVisit()
    bouncer.reachable = false
    answer.cut()
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.reading, false)
    await arrive()
    assert.equal(bouncer.model.state.link.kind, 'offline')
    bouncer.reachable = true
    bouncer.model.actions.reconnect()
    list(await bouncer.stream())
    tell(await bouncer.stream('n1'))
    await bouncer.environment.settle()
    assert.equal(shown(bouncer)[0], 'one')
  })

  test('ends with its model', async () => {
    const { bouncer, answer } = firstVisit()
    list(answer.own)
    bouncer.model.close()
    await bouncer.environment.settle()
    tell(answer.network('n1'))
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.reading, false)
    assert.deepEqual([...bouncer.model.state.buffers.keys()], [])
  })

  test('reads what it held back when the answer has ended before the list was drawn', async () => {
    const drawn = Promise.withResolvers<void>()
    const { bouncer, answer } = firstVisit(undefined, undefined, drawn.promise)
    list(answer.own)
    tell(answer.network('n1'))
    answer.end()
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.buffers.get(home)?.last, undefined)
    drawn.resolve()
    await bouncer.environment.settle()
    assert.equal(shown(bouncer)[0], 'one')
    assert.equal(bouncer.model.state.reading, false)
  })

  test('shows what came in full where the answer is cut, and the live part reads the rest', async () => {
    const { bouncer, answer, arrive } = firstVisit(['n1', 'n2'])
    list(answer.own)
    answer.own.wire.send(':bnc BOUNCER NETWORK n2 name=Work;host=irc.work.example;nickname=ada;state=connected')
    tell(answer.network('n1'))
    burst(answer.network('n2'), [], optional)
    answer.cut()
    await bouncer.environment.settle()
    assert.deepEqual([...bouncer.model.state.networks.keys()], ['n1'])
    assert.equal(shown(bouncer)[0], 'one')
    await arrive()
    list(await bouncer.stream())
    assert.equal((await bouncer.stream('n1')).attributes.resume, 'c10')
  })

  test('does not wait for what is kept where there seems to be nothing, and goes on from it where there is something', async () => {
    const cache = new MemoryCache()
    cache.kept = await keptByWhole()
    cache.looksEmpty = true
    const reading = Promise.withResolvers<void>()
    cache.readable = reading.promise
    const { bouncer, answer, arrive } = firstVisit(['n1', 'n2'], cache)
    const bnc = answer.own
    welcome(bnc, 'ada', [], optional)
    bnc.wire.send(
      'BATCH +b soju.im/bouncer-networks',
      '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example;nickname=ada;state=connected',
      '@batch=b BOUNCER NETWORK n2 name=Work;host=irc.work.example;nickname=ada;state=connected',
      'BATCH -b',
    )
    const work = answer.network('n2')
    welcome(work, 'ada', [], optional)
    work.wire.send(':ada!a@h JOIN #work', ':bnc RESUME END c3')
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.buffers.has('n2 #work'), true)

    answer.end()
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.reading, false)
    reading.resolve()
    await bouncer.environment.settle()
    assert.deepEqual([...bouncer.model.state.networks.keys()], ['n1'])
    assert.equal(bouncer.model.state.buffers.has('n2 #work'), false)
    assert.equal(shown(bouncer)[0], 'one')
    await arrive()
    list(await bouncer.stream())
    assert.equal((await bouncer.stream('n1')).attributes.resume, 'c10')
  })

  test('what was held back is dropped where nobody wants it any more', async () => {
    const drawn = Promise.withResolvers<void>()
    const { bouncer, answer } = firstVisit(['n2'], undefined, drawn.promise)
    const work = answer.network('n2')
    burst(work, [], optional)
    work.wire.send(':bnc RESUME BEGIN', 'BATCH +w longwire/resume bob 1')
    work.wire.send(said('held back', 20).replace('batch=r', 'batch=w'), 'BATCH -w', ':bnc RESUME END c20')
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.buffers.has('n2 bob'), false)
    bouncer.model.close()
    drawn.resolve()
    await bouncer.environment.settle()
    assert.deepEqual(
      [...bouncer.model.state.buffers.keys()].filter((key) => key.startsWith('n2')),
      [],
    )
  })

  test('what a person does meanwhile waits for the live part', async () => {
    const { bouncer, answer, arrive } = firstVisit()
    list(answer.own)
    tell(answer.network('n1'))
    await bouncer.environment.settle()
    void bouncer.model.actions.open(home)
    assert.equal(bouncer.model.timeline(home).readUpTo, Date.parse('2026-11-22T09:00:00.000Z'))
    void bouncer.model.actions.send(home, 'hello')
    await arrive()
    list(await bouncer.stream())
    const net = await bouncer.stream('n1')
    burst(net, [], optional)
    net.wire.send(':bnc RESUME END c10')
    await bouncer.environment.settle()
    assert.match(await net.wire.expect(/PRIVMSG/), /#home :?hello/)
  })
})
