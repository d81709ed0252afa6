import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Attached, attached, home, label, shown, stamp } from '../test/attached.ts'
import { MemoryCache } from '../test/memory-cache.ts'
import { ScriptedBouncer, welcome } from '../test/scripted-bouncer.ts'

const lines = ({ bouncer }: Attached) => bouncer.model.timeline(home).lines

/** bob says something in #home. */
async function bobSays({ bouncer, net }: Attached, text: string, id: string, more = ''): Promise<void> {
  net.wire.send(`@time=${stamp(1)};msgid=${id};longwire/cursor=c1${more} :bob!b@h PRIVMSG #home :${text}`)
  await bouncer.environment.settle()
}

suite('a channel that is renamed', () => {
  const rename = '@longwire/cursor=c2 :ada!a@h RENAME #home #hall :larger'

  test('keeps its conversation, its people and its draft under the new name, and tells where it went', async () => {
    const now = await attached()
    const { model } = now.bouncer
    await bobSays(now, 'hello', 'm1')
    model.actions.setDraft(home, 'half a sen')
    now.net.wire.send(rename)
    await now.bouncer.environment.settle()
    const hall = model.state.moved.get(home) ?? ''
    assert.equal(model.state.buffers.get(home), undefined)
    const { name, joined, draft } = model.state.buffers.get(hall) ?? {}
    assert.deepEqual([name, joined, draft], ['#hall', true, 'half a sen'])
    assert.deepEqual(
      model.timeline(hall).lines.map(({ text }) => text),
      ['hello'],
    )
  })

  test('is where one speaks from then on', async () => {
    const now = await attached()
    now.net.wire.send(rename)
    await now.bouncer.environment.settle()
    await now.bouncer.model.actions.send(now.bouncer.model.state.moved.get(home) ?? '', 'in the hall')
    assert.match(await now.net.wire.expect(/PRIVMSG/), /PRIVMSG #hall /)
  })
})

suite('a channel that was renamed while the screen was away', () => {
  test('is the one that was kept, under its new name, once the bouncer says so', async () => {
    const cache = new MemoryCache()
    const first = await attached([], cache)
    await bobSays(first, 'hello', 'm1')
    await first.bouncer.model.flush()
    first.bouncer.model.close()

    const bouncer = new ScriptedBouncer(cache)
    const net = await bouncer.stream('n1')
    welcome(net)
    net.wire.send(':bnc RENAME #home #hall :', ':ada!a@h JOIN #hall', ':bnc RESUME END c1')
    await bouncer.environment.settle()
    const { model } = bouncer
    assert.equal(model.state.buffers.get(home), undefined)
    const hall = model.state.moved.get(home) ?? ''
    assert.deepEqual([model.state.buffers.get(hall)?.name, model.state.buffers.get(hall)?.joined], ['#hall', true])
    assert.deepEqual(
      model.timeline(hall).lines.map(({ text }) => text),
      ['hello'],
    )
  })
})

suite('replies', () => {
  test('name the line that they answer, both ways', async () => {
    const now = await attached()
    await bobSays(now, 'who?', 'm1')
    await now.bouncer.model.actions.send(home, 'me', { replyTo: 'm1' })
    const line = await now.net.wire.expect(/PRIVMSG/)
    assert.match(line, /\+reply=m1/)
    now.net.wire.send(`@label=${label(line)};msgid=m2;+reply=m1;+longwire/id=out-1 :ada!a@h PRIVMSG #home :me`)
    await now.bouncer.environment.settle()
    assert.equal(lines(now)[1]?.replyTo, 'm1')
  })

  test('are typed as a command to what was said last', async () => {
    const now = await attached()
    await bobSays(now, 'who?', 'm1')
    await now.bouncer.model.actions.send(home, '/reply me')
    assert.match(await now.net.wire.expect(/PRIVMSG/), /\+reply=m1\S* PRIVMSG #home me/)
  })
})

suite('reactions', () => {
  const reaction = (text: string, who = 'carol', kind = 'react', at = 2) =>
    `@time=${stamp(at)};msgid=r-${who}-${text}-${at};+reply=m1;+draft/${kind}=${text};longwire/cursor=c2 :${who}!x@h TAGMSG #home`

  test('stand on their line, each once, and go when they are taken back', async () => {
    const now = await attached()
    await bobSays(now, 'hello', 'm1')
    now.net.wire.send(reaction('👍'), reaction('👍', 'ada'), reaction('🎉'), reaction('👍'))
    await now.bouncer.environment.settle()
    assert.deepEqual(lines(now)[0]?.reactions, [
      { text: '👍', senders: ['carol', 'ada'], own: true },
      { text: '🎉', senders: ['carol'], own: false },
    ])
    now.net.wire.send(reaction('👍', 'carol', 'unreact', 3), reaction('🎉', 'carol', 'unreact', 3))
    await now.bouncer.environment.settle()
    assert.deepEqual(lines(now)[0]?.reactions, [{ text: '👍', senders: ['ada'], own: true }])
    assert.deepEqual(shown(now.bouncer), ['hello'], 'a reaction is no line')
  })

  test('are remembered when they come before their line', async () => {
    const now = await attached()
    now.net.wire.send(reaction('👍'))
    await bobSays(now, 'hello', 'm1')
    assert.deepEqual(lines(now)[0]?.reactions, [{ text: '👍', senders: ['carol'], own: false }])
  })

  test('are made and taken back', async () => {
    const now = await attached()
    await bobSays(now, 'hello', 'm1')
    const reacting = now.bouncer.model.actions.react(home, 'm1', '👍', true)
    const line = await now.net.wire.expect(/TAGMSG/)
    assert.match(line, /\+reply=m1/)
    assert.match(line, /\+draft\/react=👍/)
    now.net.wire.send(`@label=${label(line)};msgid=r1;+reply=m1;+draft/react=👍 :ada!a@h TAGMSG #home`)
    await now.bouncer.environment.advance(100)
    assert.deepEqual(await reacting, { ok: true, value: undefined })
    assert.equal(lines(now)[0]?.reactions?.[0]?.own, true)
  })

  test('do not end history when a page holds nothing else', async () => {
    const now = await attached()
    const opening = now.bouncer.model.actions.open(home)
    const latest = await now.net.wire.expect(/CHATHISTORY LATEST/)
    now.net.wire.send(
      `@label=${label(latest)} BATCH +a chathistory #home`,
      `@batch=a;time=${stamp(9)};msgid=m9 :bob!b@h PRIVMSG #home :nine`,
      'BATCH -a',
    )
    await opening
    const older = now.bouncer.model.actions.loadOlder(home)
    const first = await now.net.wire.expect(/CHATHISTORY BEFORE #home msgid=m9/)
    now.net.wire.send(
      `@label=${label(first)} BATCH +b chathistory #home`,
      `@batch=b;time=${stamp(8)};msgid=r8;+reply=m1;+draft/react=👍 :bob!b@h TAGMSG #home`,
      'BATCH -b',
    )
    const second = await now.net.wire.expect(/CHATHISTORY BEFORE #home msgid=r8/)
    now.net.wire.send(
      `@label=${label(second)} BATCH +c chathistory #home`,
      `@batch=c;time=${stamp(1)};msgid=m1 :bob!b@h PRIVMSG #home :one`,
      'BATCH -c',
    )
    const last = await now.net.wire.expect(/CHATHISTORY BEFORE #home msgid=m1/)
    now.net.wire.send(`@label=${label(last)} BATCH +d chathistory #home`, 'BATCH -d')
    await older
    assert.deepEqual(shown(now.bouncer), ['one', 'nine'])
    assert.equal(lines(now)[0]?.reactions?.[0]?.text, '👍')
    assert.equal(now.bouncer.model.timeline(home).older, 'end')
  })
})

suite('redactions', () => {
  test('take the text away, and the mention with it, also when they come first', async () => {
    const now = await attached()
    now.net.wire.send(':bob!b@h REDACT #home m2 :oops')
    await bobSays(now, 'ada: secret', 'm1')
    await bobSays(now, 'ada: secret too', 'm2')
    assert.equal(now.bouncer.model.state.buffers.get(home)?.mentions, 1)
    now.net.wire.send(':bob!b@h REDACT #home m1')
    await now.bouncer.environment.settle()
    assert.deepEqual(
      lines(now).map(({ text, redacted }) => [text, redacted]),
      [
        ['', { by: 'bob', reason: '' }],
        ['', { by: 'bob', reason: 'oops' }],
      ],
    )
    const { unread, mentions } = now.bouncer.model.state.buffers.get(home) ?? {}
    assert.deepEqual([unread, mentions], [0, 0])
  })

  test('are asked for, and refused in words', async () => {
    const now = await attached()
    const asking = now.bouncer.model.actions.redact(home, 'm1', 'oops')
    const line = await now.net.wire.expect(/REDACT #home m1 oops/)
    now.net.wire.send(`@label=${label(line)} FAIL REDACT REDACT_FORBIDDEN #home m1 :Too late`)
    await now.bouncer.environment.advance(100)
    assert.deepEqual(await asking, { ok: false, code: 'REDACT_FORBIDDEN', text: 'Too late' })
  })
})

suite('typing', () => {
  const typists = ({ bouncer }: Attached) => bouncer.model.state.buffers.get(home)?.typing
  const typing = (who: string, state: string) => `@+typing=${state} :${who}!x@h TAGMSG #home`

  test('is shown until somebody stops, says something, or is not heard of any more', async () => {
    const now = await attached()
    const { bouncer, net } = now
    net.wire.send(typing('bob', 'active'), typing('carol', 'active'))
    await bouncer.environment.settle()
    assert.deepEqual(typists(now), ['bob', 'carol'])
    net.wire.send(typing('carol', 'done'))
    await bouncer.environment.settle()
    assert.deepEqual(typists(now), ['bob'])
    await bouncer.environment.advance(6_000)
    assert.deepEqual(typists(now), [])
    net.wire.send(typing('bob', 'paused'))
    await bouncer.environment.advance(29_000)
    assert.deepEqual(typists(now), ['bob'])
    await bobSays(now, 'there', 'm1')
    assert.deepEqual(typists(now), [])
  })

  test('is told at most every three seconds', async () => {
    const { bouncer, net } = await attached()
    for (let i = 0; i < 5; i++) bouncer.model.actions.setTyping(home, 'active')
    await bouncer.environment.settle()
    assert.equal(net.wire.received.filter((line) => line.includes('+typing=active')).length, 1)
  })

  test('is not told to a channel that one is not in, which would refuse it', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(':bob!b@h KICK #home ada :out')
    await bouncer.environment.settle()
    bouncer.model.actions.setTyping(home, 'active')
    await bouncer.environment.settle()
    assert.equal(net.wire.received.filter((line) => line.includes('+typing')).length, 0)
  })
})

suite('members', () => {
  test('stand by rank and name, and who shows them is told when something about them changes', async () => {
    const { bouncer, net } = await attached()
    const shape = () =>
      bouncer.model
        .members(home)
        .groups.map(({ prefix, members }) => `${prefix}${members.map(({ nickname }) => nickname).join(',')}`)
    assert.deepEqual(shape(), ['@bob', '+carol', 'ada'])
    assert.equal(bouncer.model.members(home), bouncer.model.members(home), 'the same until something changes')
    let told = 0
    bouncer.model.subscribe(`members ${home}`, () => told++)
    net.wire.send(':bob!b@h MODE #home +o ada', ':Zoe!z@h JOIN #home', ':carol!c@h AWAY :lunch')
    await bouncer.environment.settle()
    assert.deepEqual(shape(), ['@ada,bob', '+carol', 'Zoe'])
    assert.ok(told > 0)
    assert.equal(bouncer.model.members(home).groups[1]?.members[0]?.away, 'lunch')
    assert.equal(bouncer.model.members('n1 nobody').count, 0)
  })
})

suite('presence', () => {
  test('of people one talks with is watched where the network tells it, and shown', async () => {
    const { bouncer, net } = await attached()
    const presence = () => bouncer.model.state.buffers.get('n1 bob')?.presence
    net.wire.send(':bnc 005 ada MONITOR=100 :are supported')
    net.wire.send('@msgid=q1;longwire/cursor=c1 :bob!b@h PRIVMSG ada :psst')
    await net.wire.expect(/^MONITOR \+ bob/)
    assert.equal(presence(), undefined)
    net.wire.send(':bnc 730 ada :bob!b@h')
    await bouncer.environment.settle()
    assert.equal(presence(), 'online')
    net.wire.send(':bob!b@h AWAY :lunch')
    await bouncer.environment.settle()
    assert.equal(presence(), 'away')
    net.wire.send(':bnc 731 ada :bob')
    await bouncer.environment.settle()
    assert.equal(presence(), 'offline')
  })
})

suite('jumping', () => {
  test('loads the lines around a message that is not here, with gaps on both sides', async () => {
    const now = await attached()
    await bobSays(now, 'now', 'm90')
    const jumping = now.bouncer.model.actions.jump(home, { line: 'm50' })
    const asked = await now.net.wire.expect(/CHATHISTORY AROUND #home msgid=m50 100/)
    now.net.wire.send(
      `@label=${label(asked)} BATCH +a chathistory #home`,
      `@batch=a;time=2026-11-20T10:00:00.000Z;msgid=m49 :bob!b@h PRIVMSG #home :before`,
      `@batch=a;time=2026-11-20T10:01:00.000Z;msgid=m50 :bob!b@h PRIVMSG #home :that`,
      'BATCH -a',
    )
    assert.deepEqual(await jumping, { ok: true, value: 'm50' })
    assert.deepEqual(shown(now.bouncer), ['before', 'that', 'now'])
    assert.deepEqual(now.bouncer.model.timeline(home).gaps, [{ afterLine: 'm50', beforeLine: 'm90', loading: false }])
    assert.equal(now.bouncer.model.timeline(home).older, 'unknown')
    assert.deepEqual(await now.bouncer.model.actions.jump(home, { line: 'm49' }), { ok: true, value: 'm49' })
  })

  test('finds the first line at or after a time', async () => {
    const now = await attached()
    const jumping = now.bouncer.model.actions.jump(home, { time: Date.UTC(2026, 10, 20, 10) })
    const asked = await now.net.wire.expect(/CHATHISTORY AROUND #home timestamp=2026-11-20T10:00:00.000Z 100/)
    now.net.wire.send(
      `@label=${label(asked)} BATCH +a chathistory #home`,
      `@batch=a;time=2026-11-20T09:00:00.000Z;msgid=m1 :bob!b@h PRIVMSG #home :before`,
      `@batch=a;time=2026-11-20T10:01:00.000Z;msgid=m2 :bob!b@h PRIVMSG #home :after`,
      'BATCH -a',
    )
    assert.deepEqual(await jumping, { ok: true, value: 'm2' })
  })

  test('says that a message is gone', async () => {
    const now = await attached()
    const jumping = now.bouncer.model.actions.jump(home, { line: 'gone' })
    const asked = await now.net.wire.expect(/CHATHISTORY AROUND/)
    now.net.wire.send(`@label=${label(asked)} FAIL CHATHISTORY INVALID_MSGREFTYPE AROUND gone :No such message`)
    await now.bouncer.environment.advance(100)
    const outcome = await jumping
    assert.equal(outcome.ok, false)
  })
})

suite('searching', () => {
  test('asks each network, and gives what it found newest first, with its conversation', async () => {
    const { bouncer, net } = await attached()
    const searching = bouncer.model.actions.search({ text: 'mango tea from:bob after:2026-01-01' })
    const asked = await net.wire.expect(/SEARCH/)
    // The day begins where the person is.
    const day = new Date(2026, 0, 1).toISOString()
    assert.ok(asked.endsWith(`SEARCH from=bob;after=${day};limit=50;text=mango\\stea`), asked)
    net.wire.send(
      `@label=${label(asked)} BATCH +s soju.im/search`,
      `@batch=s;time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :mango tea`,
      `@batch=s;time=${stamp(2)};msgid=b :bob!b@h PRIVMSG ada :more mango tea`,
      'BATCH -s',
    )
    const outcome = await searching
    assert.ok(outcome.ok)
    assert.deepEqual(
      outcome.value.hits.map(({ name, buffer, line }) => [name, buffer, line.text]),
      [
        ['bob', 'n1 bob', 'more mango tea'],
        ['#home', home, 'mango tea'],
      ],
    )
    assert.equal(outcome.value.more, undefined)
    assert.equal(bouncer.model.state.buffers.has('n1 bob'), false, 'finding a conversation does not open it')
    assert.deepEqual(await bouncer.model.actions.converse('n1', 'bob'), { ok: true, value: 'n1 bob' })
    assert.equal(bouncer.model.state.buffers.get('n1 bob')?.kind, 'query')
  })

  test('says that a network cannot be searched, and that one is offline', async () => {
    const { bouncer } = await attached(['soju.im/search'])
    const outcome = await bouncer.model.actions.search({ text: 'x' })
    assert.ok(!outcome.ok && outcome.code === 'not-here')
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(1_000)
    const later = await bouncer.model.actions.search({ text: 'x' })
    assert.ok(!later.ok && later.code === 'offline')
  })
})

test('without a record on the other side, what was missed while offline is a gap', async () => {
  const now = await attached(['longwire/resume'])
  now.net.wire.send('@time=2026-11-22T10:10:00.000Z;msgid=m1 :bob!b@h PRIVMSG #home :one')
  await now.bouncer.environment.settle()
  now.bouncer.cut()
  const again = await now.bouncer.stream('n1')
  welcome(again, 'ada', ['longwire/resume'])
  again.wire.send(`@time=2026-11-22T10:30:00.000Z;msgid=m9 :bob!b@h PRIVMSG #home :nine`)
  await now.bouncer.environment.settle()
  const { lines: all, gaps } = now.bouncer.model.timeline(home)
  assert.equal(gaps.length, 1)
  const at = all.findIndex(({ id }) => id === gaps[0]?.beforeLine)
  assert.deepEqual([all[at - 1]?.id, all[at]?.id], ['m1', 'm9'])
})
