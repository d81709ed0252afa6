import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Attached, attached, home, label, shown } from '../../test/attached.ts'

/** Types a command in #home and lets the network answer its line. */
async function typed(
  { bouncer, net }: Attached,
  text: string,
  answer: (label: string) => readonly string[],
): Promise<unknown> {
  const running = bouncer.model.actions.send(home, text)
  net.wire.send(...answer(label(await net.wire.expect(/label=/))))
  await bouncer.environment.settle()
  return running
}

/** Types what the bouncer itself is asked for, and lets it agree to each line. */
async function typedToBouncer({ bouncer, bnc }: Attached, text: string, lines = 1): Promise<unknown> {
  const running = bouncer.model.actions.send(home, text)
  for (let i = 0; i < lines; i++) bnc.wire.send(`@label=${label(await bnc.wire.expect(/label=/))} ACK`)
  await bouncer.environment.settle()
  return running
}

const done = { ok: true, value: undefined }
const preferences = (): Promise<Attached> => attached([], undefined, ['longwire/preferences'])

suite('what a command did is told in a line where it was typed', () => {
  for (const [text, answer] of [
    ['/ignore troll', 'troll!*@* is ignored. /unignore troll!*@* takes it back.'],
    [
      '/ignore -channel #home -time 2h troll',
      'troll!*@* is ignored in #home for 2h. /unignore troll!*@* takes it back.',
    ],
    ['/highlight add tea', '“tea” counts as a mention from now on.'],
    ['/dnd 2h', 'You are not disturbed for 2h.'],
    ['/dnd 22:00-07:00', 'Quiet every day from 22:00 to 07:00.'],
    ['/alias hi /me waves', '/hi now stands for: /me waves'],
    ['/bind alt-1 /buffer 1', 'alt-1 now does: /buffer 1'],
  ] as const) {
    test(text, async () => {
      const now = await attached()
      assert.deepEqual(await now.bouncer.model.actions.send(home, text), done)
      assert.deepEqual(shown(now.bouncer), [answer])
    })
  }

  for (const [text, answer] of [
    ['/pin', 'Pinned to the top of the list. /unpin lets it go.'],
    ['/archive', 'Put into the archive until somebody says something here, or /unarchive.'],
    ['/mute 30m', 'Muted for 30m.'],
    ['/mute', 'Muted until /unmute.'],
    ['/notify mentions', 'Only mentions here notify you.'],
    ['/notify DEFAULT', 'This conversation notifies you like every other.'],
    ['/markread', 'Marked as read.'],
    ['/cap req sts', 'Asked for: sts. /cap list shows what is on.'],
  ] as const) {
    test(text, async () => {
      const { bouncer } = await attached()
      assert.deepEqual(await bouncer.model.actions.send(home, text), done)
      assert.deepEqual(shown(bouncer), [answer])
    })
  }

  for (const [text, answer] of [
    ['/away at lunch', 'You are away: at lunch'],
    ['/back', 'You are here again.'],
    ['/umode +i', 'Your modes were changed: +i'],
    ['/knock #den', 'You knocked at #den. Somebody there may let you in.'],
  ] as const) {
    test(text, async () => {
      const now = await attached()
      assert.deepEqual(await typed(now, text, (id) => [`@label=${id} ACK`]), done)
      assert.deepEqual(shown(now.bouncer), [answer])
    })
  }

  test('/perform', async () => {
    const now = await attached()
    assert.deepEqual(await typedToBouncer(now, '/perform add MODE $nick +x'), done)
    assert.deepEqual(shown(now.bouncer), ['It is sent after each login from now on.'])
  })

  test('/disconnect, with its reason', async () => {
    const now = await attached()
    const running = now.bouncer.model.actions.send(home, '/disconnect off to bed')
    const line = await now.bnc.wire.expect(/CHANGENETWORK/)
    assert.match(line, /CHANGENETWORK n1 :?longwire\/enabled=0;longwire\/quit-reason=off\\sto\\sbed$/)
    now.bnc.wire.send(`@label=${label(line)} BOUNCER CHANGENETWORK n1`)
    assert.deepEqual(await running, done)
    assert.deepEqual(shown(now.bouncer), ['You leave Home. /network on Home comes back.'])
  })

  test('/sessions, by number and without the ids of the bouncer', async () => {
    const now = await attached()
    const listing = [
      'k3x9 web 1795372200 Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
      'p7aa app-password - weechat, at home',
    ]
    const answer = (id: string, lines: readonly string[]) => [
      `@label=${id} BATCH +s labeled-response`,
      ...lines.map((text) => `@batch=s :*longwire!s@bnc NOTICE ada :${text}`),
      'BATCH -s',
    ]
    const ask = async (text: string, ...answers: readonly (readonly string[])[]) => {
      const running = now.bouncer.model.actions.send(home, text)
      const asked: string[] = []
      for (const lines of answers) {
        const line = await now.bnc.wire.expect(/\*longwire/)
        asked.push(line.replace(/^.*\*longwire :?/, ''))
        now.bnc.wire.send(...answer(label(line), lines))
        await now.bouncer.environment.settle()
      }
      assert.deepEqual(await running, done)
      return asked
    }
    await ask('/sessions', listing)
    const [first = '', second, how] = shown(now.bouncer)
    assert.match(first, /^1\. Firefox · Linux \(browser\), last used .*2026/)
    assert.equal(second, '2. weechat, at home (password of a client), never used')
    assert.equal(how, '/sessions revoke NUMBER ends one of them.')
    assert.deepEqual(await ask('/sessions revoke 2', listing, ['p7aa was revoked.']), [
      'session list plain',
      'session revoke p7aa',
    ])
    assert.equal(shown(now.bouncer).at(-1), 'weechat, at home is logged out.')
  })
})

suite('what was said elsewhere', () => {
  test('is told where it was typed', async () => {
    const now = await attached()
    const echo = (id: string) => [`@label=${id};msgid=m1 :ada!a@h PRIVMSG bob :hi`]
    assert.deepEqual(await typed(now, '/msg bob hi', echo), done)
    assert.deepEqual(shown(now.bouncer), ['Said to bob.'])
    assert.deepEqual(shown(now.bouncer, 'n1 bob'), ['hi'])
  })

  test('to nobody is refused in words, and leaves no conversation behind', async () => {
    for (const [text, name] of [
      ['/msg nobody hi', 'nobody'],
      ['/notice chanserv help', 'chanserv'],
    ] as const) {
      const now = await attached()
      const refusal = (id: string) => [`@label=${id} :bnc 401 ada ${name} :No such nick/channel`]
      assert.deepEqual(await typed(now, text, refusal), {
        ok: false,
        code: 'ERR_NOSUCHNICK',
        text: `Nobody called ${name} is on this network now.`,
      })
      assert.equal(now.bouncer.model.state.buffers.has(`n1 ${name}`), false)
    }
  })

  test('keeps a conversation in which something was said before', async () => {
    const now = await attached()
    now.net.wire.send('@time=2026-11-22T09:30:00.000Z;msgid=a :eve!e@h PRIVMSG ada :hello')
    await now.bouncer.environment.settle()
    await typed(now, '/msg eve hi', (id) => [`@label=${id} :bnc 401 ada eve :No such nick`])
    assert.deepEqual(shown(now.bouncer, 'n1 eve'), ['hello'])
  })

  test('waits where there is no connection, and says so', async () => {
    const { bouncer } = await attached()
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(1_000)
    assert.deepEqual(await bouncer.model.actions.send(home, '/msg bob hi'), done)
    assert.deepEqual(shown(bouncer), ['It is sent to bob when the connection is back.'])
  })
})

suite('a refused join tells its cause and what to do', () => {
  for (const [numeric, code, cause] of [
    ['471', 'ERR_CHANNELISFULL', /is full\. Try again later/],
    ['473', 'ERR_INVITEONLYCHAN', /Ask somebody there for an invitation.*\/knock #den/],
    ['474', 'ERR_BANNEDFROMCHAN', /banned from #den\. Only its operators/],
    ['475', 'ERR_BADCHANNELKEY', /has a key.*\/join #den KEY/],
    ['477', 'ERR_NEEDREGGEDNICK', /logged in\. Log in with \/identify/],
    ['489', 'ERR_SECUREONLYCHAN', /encrypted connection\. Turn on TLS/],
    ['405', 'ERR_TOOMANYCHANNELS', /Leave one, then join #den/],
  ] as const) {
    test(`${numeric}, for the command and on the page`, async () => {
      const now = await attached()
      const refusal = (id: string) => [`@label=${id} :bnc ${numeric} ada #den :Cannot join channel`]
      const outcome = (await typed(now, '/join #den', refusal)) as { code?: string; text?: string }
      assert.equal(outcome.code, code)
      assert.match(outcome.text ?? '', cause)
      const joining = now.bouncer.model.actions.join('n1', '#den')
      now.net.wire.send(...refusal(label(await now.net.wire.expect(/JOIN/))))
      assert.deepEqual(await joining, outcome)
    })
  }
})

suite('what cannot be done is told with what can', () => {
  test('/jump teaches what it takes', async () => {
    const now = await attached()
    const outcome = (await typed(now, '/jump yesteryear', (id) => [
      `@label=${id} FAIL CHATHISTORY INVALID_MSGREFTYPE AROUND yesteryear :No such message`,
    ])) as { ok: boolean; text?: string }
    assert.equal(outcome.ok, false)
    assert.match(outcome.text ?? '', /neither a date nor a message.*\/jump 2026-11-22 18:30/)
  })

  test('/bind takes only what a key can do', async () => {
    const now = await preferences()
    const outcome = await now.bouncer.model.actions.send(home, '/bind ctrl-x fly')
    assert.ok(!outcome.ok)
    assert.match(outcome.text, /No key can do “fly”.*jump/)
  })
})

suite('/quiet without a mask', () => {
  const extended = ':bnc 005 ada CHANMODES=Ibe,k,l,imnpst EXTBAN=,mR :are supported'
  const bans =
    (...masks: readonly string[]) =>
    (id: string) => [
      `@label=${id} BATCH +l labeled-response`,
      ...masks.map((mask) => `@batch=l :irc.example 367 ada #home ${mask} bob!b@h`),
      '@batch=l :irc.example 368 ada #home :End of list',
      'BATCH -l',
    ]

  test('lists who is kept from speaking, and not who is kept out, where both are on one list', async () => {
    const now = await attached()
    now.net.wire.send(extended)
    await typed(now, '/quiet', bans('*!*@spam.example', 'm:troll!*@*', 'R:noisy'))
    assert.deepEqual(shown(now.bouncer), ['troll!*@*, by bob'])
    await typed(now, '/ban', bans('*!*@spam.example', 'm:troll!*@*'))
    assert.deepEqual(shown(now.bouncer).slice(1), ['*!*@spam.example, by bob', 'm:troll!*@*, by bob'])
  })

  test('says so where there is nobody', async () => {
    const now = await attached()
    now.net.wire.send(extended)
    await typed(now, '/quiet', bans('*!*@spam.example'))
    assert.deepEqual(shown(now.bouncer), ['Nobody is listed in #home.'])
  })
})
