import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { MemoryCache } from '../test/memory-cache.ts'
import { type Attached, attached, burst, home, label, stamp } from '../test/attached.ts'
import { ScriptedBouncer, welcome } from '../test/scripted-bouncer.ts'

const view = ({ bouncer }: Attached, key = home) => bouncer.model.state.buffers.get(key)
const settle = ({ bouncer }: Attached): Promise<unknown> => bouncer.environment.settle()

suite('preferences (docs/extensions/preferences.md)', () => {
  const highlight = (pattern: string): string => JSON.stringify({ kind: 'word', pattern })
  const list = (...lines: readonly string[]): readonly string[] => [
    'BATCH +p longwire/preferences',
    ...lines.map((line) => `@batch=p PREFERENCE ${line}`),
    'BATCH -p',
  ]

  test('are told at the beginning, changed by any screen, and set by this one', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    const { model } = now.bouncer
    now.bnc.wire.send(...list(`highlight/a :${highlight('wire')}`, 'web/theme :dark', 'push/level :"all"'))
    await settle(now)
    assert.equal(model.state.preferences.kept, true)
    assert.equal(model.state.preferences.pushLevel, 'all')
    assert.equal(model.state.preferences.values.get('web/theme'), 'dark')
    now.bnc.wire.send(`PREFERENCE highlight/b :${highlight('long')}`, 'PREFERENCE highlight/a')
    await settle(now)
    assert.deepEqual(
      model.state.preferences.highlights.map(({ id, rule }) => [id, rule.pattern]),
      [['b', 'long']],
    )
    const setting = model.actions.setPreference('web/theme', 'light')
    const asked = await now.bnc.wire.expect(/PREFERENCE SET web\/theme light/)
    assert.equal(model.state.preferences.values.get('web/theme'), 'dark', 'it is this when the bouncer says so')
    now.bnc.wire.send(`@label=${label(asked)} PREFERENCE web/theme :light`)
    assert.deepEqual(await setting, { ok: true, value: undefined })
    assert.equal(model.state.preferences.values.get('web/theme'), 'light')
  })

  test('that the list does not hold any more are gone', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    now.bnc.wire.send(...list('web/a :1', 'web/b :2'), ...list('web/b :2'))
    await settle(now)
    assert.deepEqual([...now.bouncer.model.state.preferences.values], [['web/b', '2']])
  })

  test('are refused in words', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    const adding = now.bouncer.model.actions.putHighlight({ kind: 'word', pattern: 'wire' }, { id: 'a' })
    const asked = await now.bnc.wire.expect(/PREFERENCE SET highlight\/a/)
    now.bnc.wire.send(`@label=${label(asked)} FAIL PREFERENCE TOO_MANY SET highlight/a :You have 500 already`)
    assert.deepEqual(await adding, { ok: false, code: 'TOO_MANY', text: 'You have 500 already' })
  })

  test('do not hold the same word twice', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    now.bnc.wire.send(...list(`highlight/a :${highlight('wire')}`))
    await settle(now)
    const { actions } = now.bouncer.model
    assert.deepEqual(await actions.putHighlight({ kind: 'word', pattern: 'wire' }), { ok: true, value: 'a' })
    assert.equal(now.bnc.wire.received.filter((line) => line.includes('SET highlight')).length, 0)
  })

  test('come with the language of the screen that attached last, where that is another one than is known', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    const told = (): readonly string[] =>
      now.bnc.wire.received.filter((line) => line.includes('SET language')).map((line) => line.replace(/^.*SET /, ''))
    now.bnc.wire.send(...list())
    await settle(now)
    assert.deepEqual(told(), [], 'it is English, as the bouncer thinks')
    now.bnc.wire.send(...list('language de'))
    await settle(now)
    assert.deepEqual(told(), ['language en'])
    now.bnc.wire.send('PREFERENCE language en', 'PREFERENCE language de')
    await settle(now)
    assert.equal(told().length, 1, 'a screen that attaches later is believed, and not answered')
  })

  test('come with the clock that quiet hours are of, and the screen that attached last says where that is', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    const setting = now.bouncer.model.actions.setQuietHours([{ from: 1_320, to: 420 }])
    const clock = await now.bnc.wire.expect(/PREFERENCE SET clock/)
    assert.match(clock, /SET clock :?\{"zone":"Europe\/Vienna"\}$/)
    const quiet = await now.bnc.wire.expect(/PREFERENCE SET quiet/)
    now.bnc.wire.send(
      `@label=${label(clock)} PREFERENCE clock :{"zone":"Europe/Vienna"}`,
      `@label=${label(quiet)} PREFERENCE quiet :[{"from":1320,"to":420}]`,
    )
    assert.deepEqual(await setting, { ok: true, value: undefined })
    // A screen elsewhere attaches: it is believed, and not answered.
    const said = now.bnc.wire.received.length
    now.bnc.wire.send('PREFERENCE clock :{"zone":"Asia/Tokyo"}')
    await settle(now)
    assert.equal(now.bnc.wire.received.length, said)
    now.bnc.wire.send(...list('quiet :[{"from":1320,"to":420}]', 'clock :{"zone":"Asia/Tokyo"}'))
    assert.match(await now.bnc.wire.expect(/PREFERENCE SET clock/), /Vienna/)
  })

  test('that cannot be read are as if they were not there', async () => {
    const now = await attached([], undefined, ['longwire/preferences'])
    now.bnc.wire.send(
      ...list('highlight/a :{', 'highlight/b :{"kind":"word"}', 'quiet :7', 'dnd :null', 'ignore/c :[]'),
    )
    await settle(now)
    const { highlights, ignores, quietHours, quietUntil } = now.bouncer.model.state.preferences
    assert.deepEqual([highlights, ignores, quietHours, quietUntil], [[], [], [], 0])
  })

  test('are there from what was kept before there is a network', async () => {
    const cache = new MemoryCache()
    const now = await attached([], cache, ['longwire/preferences'])
    now.bnc.wire.send(...list(`highlight/a :${highlight('wire')}`))
    await settle(now)
    await now.bouncer.model.flush()
    assert.deepEqual([...(cache.kept?.preferences?.keys() ?? [])], ['highlight/a'])
  })
})

suite('what was chosen for conversations (docs/extensions/metadata.md)', () => {
  const subscribed = async (now: Attached, ...values: readonly string[]): Promise<void> => {
    const asked = await now.net.wire.expect(/METADATA \* SUB .*soju\.im\/pinned/)
    now.net.wire.send(
      `@label=${label(asked)} BATCH +l labeled-response`,
      '@batch=l :bnc 770 ada soju.im/pinned',
      '@batch=l BATCH +m metadata #home',
      ...values.map((value) => `@batch=m METADATA ${value}`),
      '@batch=l BATCH -m',
      'BATCH -l',
    )
    await settle(now)
  }

  test('is told at the beginning, and when another screen chooses', async () => {
    const now = await attached([], undefined, ['draft/metadata-2'])
    await subscribed(now, '#home soju.im/pinned * :1', '#home longwire/notify * :none')
    assert.deepEqual([view(now)?.settings.pinned, view(now)?.settings.notify], [true, 'none'])
    now.net.wire.send('METADATA #home soju.im/muted * :1', 'METADATA #home soju.im/pinned *')
    await settle(now)
    assert.deepEqual([view(now)?.settings.pinned, view(now)?.settings.mutedUntil], [false, Number.POSITIVE_INFINITY])
    now.net.wire.send(`@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :ada: hello`)
    await settle(now)
    assert.equal(view(now)?.unread, 0)
  })

  test('is chosen by one request for each key, and refused in words', async () => {
    const now = await attached([], undefined, ['draft/metadata-2'])
    await subscribed(now)
    const pinning = now.bouncer.model.actions.setBufferSettings(home, { pinned: true })
    const asked = await now.net.wire.expect(/METADATA #home SET soju\.im\/pinned 1/)
    now.net.wire.send(`@label=${label(asked)} :bnc 761 ada #home soju.im/pinned * :1`)
    assert.deepEqual(await pinning, { ok: true, value: undefined })
    assert.equal(view(now)?.settings.pinned, true)
    const unpinning = now.bouncer.model.actions.setBufferSettings(home, { pinned: false })
    const third = await now.net.wire.expect(/METADATA #home SET soju\.im\/pinned$/)
    now.net.wire.send(`@label=${label(third)} :bnc 766 ada #home soju.im/pinned :This key is not set`)
    assert.deepEqual(await unpinning, { ok: true, value: undefined })
    assert.equal(view(now)?.settings.pinned, false)
    const muting = now.bouncer.model.actions.setBufferSettings(home, { mutedUntil: Number.POSITIVE_INFINITY })
    const second = await now.net.wire.expect(/METADATA #home SET soju\.im\/muted 1/)
    now.net.wire.send(`@label=${label(second)} FAIL METADATA LIMIT_REACHED #home :Enough`)
    assert.deepEqual(await muting, { ok: false, code: 'LIMIT_REACHED', text: 'Enough' })
  })

  test('was taken back where it is not told after a break', async () => {
    const now = await attached([], undefined, ['draft/metadata-2'])
    await subscribed(now, '#home soju.im/pinned * :1')
    now.bouncer.cut()
    welcome(await now.bouncer.stream())
    const net = await now.bouncer.stream('n1')
    burst(net, [], ['draft/metadata-2'])
    net.wire.send(':bnc RESUME END c0')
    assert.equal(view(now)?.settings.pinned, true, 'until it is known otherwise')
    await subscribed({ ...now, net })
    assert.equal(view(now)?.settings.pinned, false)
  })

  test('is told without being asked for, and is current with the rest, where the stream was opened with its keys', async () => {
    const now = await attached([], undefined, ['draft/metadata-2'])
    await subscribed(now, '#home soju.im/pinned * :1')
    now.bouncer.cut()
    welcome(await now.bouncer.stream())
    const net = await now.bouncer.stream('n1')
    assert.ok(net.attributes.metadata?.includes('soju.im/pinned'))
    burst(net, [], ['draft/metadata-2'])
    net.wire.send(
      `:bnc 770 ada ${net.attributes.metadata?.join(' ')}`,
      'BATCH +m metadata',
      '@batch=m METADATA #home longwire/notify * none',
      'BATCH -m',
      ':bnc RESUME END c0',
    )
    await settle(now)
    assert.deepEqual([view(now)?.settings.pinned, view(now)?.settings.notify], [false, 'none'])
    assert.ok(!net.wire.received.some((line) => line.includes('METADATA')))
    net.wire.send('METADATA #home soju.im/pinned * 1')
    await settle(now)
    assert.equal(view(now)?.settings.pinned, true)
  })

  test('blocks a person wherever they say something', async () => {
    const now = await attached([], undefined, ['draft/metadata-2'])
    await subscribed(now, 'bob soju.im/blocked * :1')
    now.net.wire.send(`@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :ada: hello`)
    await settle(now)
    const [line] = now.bouncer.model.timeline(home).lines
    assert.ok(line)
    assert.equal(line.mention, false)
    assert.equal(now.bouncer.model.hides(home, line), true)
  })
})

suite('unread counts (docs/extensions/unread.md)', () => {
  test('are the bouncer’s: told at the beginning, and whenever they change', async () => {
    const now = await attached([], undefined, ['longwire/unread'])
    now.net.wire.send('UNREAD #home 12 3', 'UNREAD bob 999 999')
    await settle(now)
    assert.deepEqual([view(now)?.unread, view(now)?.mentions, view(now, 'n1 bob')?.unread], [12, 3, 999])
    now.net.wire.send(`@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :hello`)
    await settle(now)
    assert.equal(view(now)?.unread, 12, 'this screen does not count')
    now.net.wire.send('UNREAD #home 13 3')
    await settle(now)
    assert.equal(view(now)?.unread, 13)
    now.bouncer.model.actions.markRead(home, Date.parse(stamp(1)))
    assert.equal(view(now)?.unread, 0, 'what was read here is read at once')
  })

  test('that are not told at a registration are none', async () => {
    const now = await attached([], undefined, ['longwire/unread'])
    now.net.wire.send('UNREAD #home 12 3')
    await settle(now)
    now.bouncer.cut()
    welcome(await now.bouncer.stream())
    const net = await now.bouncer.stream('n1')
    burst(net, [], ['longwire/unread'])
    assert.equal(view(now)?.unread, 12)
    net.wire.send(':bnc RESUME END c0')
    await settle(now)
    assert.equal(view(now)?.unread, 0)
  })

  test('are asked for where a person wants to see it as unread', async () => {
    const now = await attached([], undefined, ['longwire/unread'])
    const marking = now.bouncer.model.actions.markUnread(home)
    const asked = await now.net.wire.expect(/UNREAD #home$/)
    now.net.wire.send(`@label=${label(asked)} UNREAD #home 1 0`)
    assert.deepEqual(await marking, { ok: true, value: undefined })
    assert.equal(view(now)?.unread, 1)
  })
})

suite('drafts (docs/extensions/draft.md)', () => {
  test('travel: told a moment after the last key, taken from other screens', async () => {
    const now = await attached([], undefined, ['longwire/draft'])
    const { actions } = now.bouncer.model
    actions.setDraft(home, 'hel')
    actions.setDraft(home, 'hello\nthere')
    await now.bouncer.environment.advance(1_100)
    assert.equal(await now.net.wire.expect(/DRAFT #home/), 'DRAFT #home hello\\nthere')
    now.net.wire.send('DRAFT #home :from\\sthe\\sdesk', 'DRAFT bob :hi')
    await settle(now)
    assert.deepEqual([view(now)?.draft, view(now, 'n1 bob')?.draft], ['from the desk', 'hi'])
    now.net.wire.send('DRAFT #home')
    await settle(now)
    assert.equal(view(now)?.draft, '')
  })

  test('of this screen that were not told yet count more than what is told', async () => {
    const now = await attached([], undefined, ['longwire/draft'])
    now.bouncer.model.actions.setDraft(home, 'mine')
    now.net.wire.send('DRAFT #home :theirs')
    await settle(now)
    assert.equal(view(now)?.draft, 'mine')
    await now.bouncer.environment.advance(1_100)
    assert.equal(await now.net.wire.expect(/DRAFT #home/), 'DRAFT #home mine')
  })

  test('that the page was gone before telling count more than what is told afterwards, and are told then', async () => {
    const cache = new MemoryCache()
    const first = await attached([], cache, ['longwire/draft'])
    first.bouncer.model.actions.setDraft(home, 'half a thought, and more')
    await first.bouncer.model.flush()
    first.bouncer.model.close()

    const opened = async (told: string): Promise<Pick<Attached, 'bouncer' | 'net'>> => {
      const bouncer = new ScriptedBouncer(cache)
      const net = await bouncer.stream('n1')
      burst(net, [], ['longwire/draft'])
      net.wire.send(`DRAFT #home :${told}`, ':bnc RESUME END c0')
      await bouncer.environment.settle()
      return { bouncer, net }
    }
    const second = await opened('half')
    assert.equal(second.bouncer.model.state.buffers.get(home)?.draft, 'half a thought, and more')
    assert.match(
      await second.net.wire.expect(/DRAFT #home/),
      /half\\sa\\sthought,\\sand\\smore|half a thought, and more/,
    )
    await second.bouncer.model.flush()
    second.bouncer.model.close()

    const third = await opened('from the desk')
    assert.equal(third.bouncer.model.state.buffers.get(home)?.draft, 'from the desk', 'it was told once')
  })

  test('with a password or a command in them stay here (pitfall 13)', async () => {
    const now = await attached([], undefined, ['longwire/draft'])
    const { actions } = now.bouncer.model
    actions.setDraft(home, '/oper ada hunter2')
    await now.bouncer.environment.advance(1_100)
    assert.equal(await now.net.wire.expect(/DRAFT #home/), 'DRAFT #home')
  })
})

suite('messages of several lines', () => {
  test('are one message where the network takes them', async () => {
    const now = await attached([], undefined, ['draft/multiline'])
    await now.bouncer.model.actions.send(home, 'one\ntwo\nthree')
    assert.deepEqual(
      now.bouncer.model.timeline(home).lines.map(({ text }) => text),
      ['one\ntwo\nthree'],
    )
  })

  test('are asked about where they are a command with a password that a blank made a message of (pitfall 13)', async () => {
    const now = await attached()
    const asked = await now.bouncer.model.actions.send(home, ' /ns identify hunter2')
    assert.equal(asked.ok ? undefined : asked.code, 'needs-confirmation')
    assert.deepEqual(now.bouncer.model.timeline(home).lines, [])
    assert.deepEqual(now.bouncer.model.inputHistory(home), [])
  })

  test('are asked about where they would be many', async () => {
    const now = await attached()
    const { actions } = now.bouncer.model
    const text = Array.from({ length: 12 }, (_, i) => `line ${i}`).join('\n')
    const asked = await actions.send(home, text)
    assert.ok(!asked.ok)
    assert.deepEqual([asked.code, /12 messages/.test(asked.text)], ['needs-confirmation', true])
    assert.deepEqual(now.bouncer.model.timeline(home).lines, [])
    assert.ok((await actions.send(home, text, { confirmed: true })).ok)
    assert.equal(now.bouncer.model.timeline(home).lines.length, 12)
  })
})
