import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Attached, attached, home, label, shown, stamp } from '../../test/attached.ts'
import type { CommandOutcome } from './command.ts'
import { clockText, durationText, readClock, readDuration } from './durations.ts'
import { expandAlias } from './expand-alias.ts'

const done = { ok: true, value: undefined }

const type = ({ bouncer }: Attached, text: string): Promise<CommandOutcome> => bouncer.model.actions.send(home, text)

async function refusal(now: Attached, text: string): Promise<string> {
  const outcome = await type(now, text)
  assert.ok(!outcome.ok, `${text} was refused`)
  return outcome.text
}

const preferences = ({ bouncer }: Attached) => bouncer.model.state.preferences
const settings = ({ bouncer }: Attached) => bouncer.model.state.buffers.get(home)?.settings

async function printed(now: Attached, text: string): Promise<readonly string[]> {
  const before = shown(now.bouncer).length
  assert.deepEqual(await type(now, text), done)
  await now.bouncer.environment.settle()
  return shown(now.bouncer).slice(before)
}

suite('/highlight', () => {
  test('adds words and patterns, lists them, and takes them away by number or word', async () => {
    const now = await attached()
    assert.deepEqual(await type(now, '/highlight add long wire'), done)
    assert.deepEqual(await type(now, '/highlight add -regex wires?'), done)
    assert.deepEqual(await printed(now, '/highlight list'), ['1. long wire', '2. wires? (pattern)'])
    assert.deepEqual(await type(now, '/highlight del long wire'), done)
    assert.deepEqual(
      preferences(now).highlights.map(({ rule }) => rule),
      [{ kind: 'regex', pattern: 'wires?' }],
    )
    assert.match(await refusal(now, '/highlight del 7'), /There is no keyword like “7”/)
    assert.deepEqual(await type(now, '/highlight del 1'), done)
    assert.deepEqual(await printed(now, '/highlight list'), ['Nothing but your nickname counts as a mention.'])
  })

  test('refuses a pattern that is none, and suggests what was meant', async () => {
    const now = await attached()
    assert.match(await refusal(now, '/highlight add -regex (('), /./)
    assert.match(await refusal(now, '/highlight ad wire'), /Did you mean add\?/)
    assert.match(await refusal(now, '/highlight add'), /needs a word/)
  })

  test('makes what comes from then on a mention, also by a pattern', async () => {
    const now = await attached()
    await type(now, '/highlight add -regex wires?')
    now.net.wire.send(`@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :what is a wire?`)
    // The engine for patterns is loaded when the first line is judged; from the second load on it is there at once.
    await import('../network/patterns.ts')
    await now.bouncer.environment.settle()
    now.net.wire.send(`@time=${stamp(2)};msgid=b :bob!b@h PRIVMSG #home :two wires`)
    await now.bouncer.environment.settle()
    assert.equal(now.bouncer.model.timeline(home).lines.find(({ id }) => id === 'b')?.mention, true)
  })
})

suite('/ignore', () => {
  test('hides what somebody says, wherever it was said, and shows it again', async () => {
    const now = await attached()
    now.net.wire.send(
      `@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :spam`,
      `@time=${stamp(2)};msgid=b :carol!c@h PRIVMSG #home :hello`,
    )
    await now.bouncer.environment.settle()
    const { model } = now.bouncer
    const spoken = () => model.timeline(home).lines.filter(({ kind }) => kind !== 'server')
    const visible = () => spoken().flatMap((line) => (model.hides(home, line) ? [] : [line.text]))
    assert.deepEqual(visible(), ['spam', 'hello'])
    assert.deepEqual(await type(now, '/ignore bob'), done)
    assert.deepEqual(visible(), ['hello'])
    assert.deepEqual(await type(now, '/unignore bob'), done)
    assert.deepEqual(visible(), ['spam', 'hello'])
  })

  test('takes a network, a channel, a time, levels, and lists what it took', async () => {
    const now = await attached()
    assert.deepEqual(await type(now, '/ignore -network Home -channel #home -time 2h bob joins notices'), done)
    const [kept] = preferences(now).ignores
    assert.equal(kept?.network, 'n1')
    assert.deepEqual(kept.rule.levels, ['joins', 'notices'])
    assert.deepEqual(kept.rule.channels, ['#home'])
    assert.deepEqual(await printed(now, '/ignorelist'), ['1. bob!*@*: joins, notices on Home in #home for 2h'])
    assert.match(await refusal(now, '/ignore bob jions'), /Did you mean joins\?/)
    assert.match(await refusal(now, '/ignore -network Nowhere bob'), /No network/)
    assert.match(await refusal(now, '/ignore -time soon bob'), /no span of time/)
    assert.match(await refusal(now, '/unignore dave'), /ignorelist/)
  })
})

suite('what is chosen for a conversation', () => {
  test('is chosen by commands', async () => {
    const now = await attached()
    await type(now, '/pin')
    await type(now, '/mute')
    assert.deepEqual([settings(now)?.pinned, settings(now)?.mutedUntil], [true, Number.POSITIVE_INFINITY])
    await type(now, '/pin')
    await type(now, '/unmute')
    await type(now, '/notify none')
    assert.deepEqual(settings(now), {
      pinned: false,
      mutedUntil: 0,
      notify: 'none',
      archived: false,
      detached: false,
      blocked: false,
      order: undefined,
    })
    await type(now, '/mute 2h')
    assert.equal(Math.round(((settings(now)?.mutedUntil ?? 0) - now.bouncer.environment.now()) / 60_000), 120)
    assert.match(await refusal(now, '/mute tomorrow'), /no span of time/)
    assert.match(await refusal(now, '/notify loud'), /It takes all, mentions, none, default/)
  })

  test('lets the bouncer stay in a channel that one does not see', async () => {
    const now = await attached([], undefined, ['draft/metadata-2'])
    await now.net.wire.expect(/METADATA \* SUB/)
    const detaching = type(now, '/detach')
    const asked = await now.net.wire.expect(/METADATA #home SET longwire\/detached 1/)
    now.net.wire.send(`@label=${label(asked)} :bnc 761 ada #home longwire/detached * :1`)
    assert.deepEqual(await detaching, done)
    const attaching = type(now, '/attach #home')
    const again = await now.net.wire.expect(/METADATA #home SET longwire\/detached 0/)
    now.net.wire.send(`@label=${label(again)} :bnc 766 ada #home longwire/detached :This key is not set`)
    assert.deepEqual(await attaching, done)
  })

  test('brings an archived one back when somebody says something there', async () => {
    const now = await attached()
    await type(now, '/archive')
    assert.equal(settings(now)?.archived, true)
    now.net.wire.send(`@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :hello`)
    await now.bouncer.environment.settle()
    assert.equal(settings(now)?.archived, false)
  })
})

suite('/dnd', () => {
  test('is on, off, for a time, or between two times of the day', async () => {
    const now = await attached()
    await type(now, '/dnd 2h')
    assert.equal(preferences(now).quietUntil - now.bouncer.environment.now(), 7_200_000)
    assert.deepEqual(await printed(now, '/dnd'), ['You are not disturbed for 2h.'])
    await type(now, '/dnd 22:00-07:00')
    assert.deepEqual(preferences(now).quietHours, [{ from: 1_320, to: 420 }])
    await type(now, '/dnd off')
    assert.deepEqual([preferences(now).quietUntil, preferences(now).quietHours], [0, []])
    assert.deepEqual(await printed(now, '/dnd'), ['You are notified.'])
    assert.match(await refusal(now, '/dnd later'), /Try on, off, 2h or 22:00-07:00/)
  })
})

suite('/alias', () => {
  test('puts words, oneself and the channel in their places', () => {
    const place = { nickname: 'ada', target: '#home' }
    assert.equal(expandAlias('/msg $1 $2-', 'bob how are you', place), '/msg bob how are you')
    assert.equal(expandAlias('/me, $nick in $channel, has $$5', '', place), '/me, ada in #home, has $5')
    assert.equal(expandAlias('/ns info', 'bob', place), '/ns info bob')
    assert.equal(expandAlias('/kick $1 bye', '', place), '/kick  bye')
  })

  test('is a command of its own, is completed and suggested, and is forgotten again', async () => {
    const now = await attached()
    await type(now, '/alias hug /me hugs $1 in $channel')
    assert.deepEqual(await type(now, '/hug bob'), done)
    assert.match(await now.net.wire.expect(/PRIVMSG/), /ACTION hugs bob in #home/)
    const completion = await now.bouncer.model.complete(home, '/hu', 3)
    assert.deepEqual(
      completion?.candidates.map(({ label: shownAs }) => shownAs),
      ['/hug'],
    )
    assert.match(await refusal(now, '/hugg bob'), /did you mean \/hug\?/)
    await type(now, '/unalias hug')
    assert.match(await refusal(now, '/hug bob'), /There is no command \/hug/)
    assert.match(await refusal(now, '/alias me /say hello'), /is a command already/)
    assert.match(await refusal(now, '/alias né /say hello'), /letters, digits/)
  })

  test('cannot stand for itself', async () => {
    const now = await attached()
    await type(now, '/alias one /two')
    await type(now, '/alias two /one')
    assert.match(await refusal(now, '/one'), /stands for itself/)
  })
})

suite('what is the screen’s own', () => {
  test('keys are bound, listed and let go', async () => {
    const now = await attached()
    await type(now, '/bind ctrl+k /search')
    assert.deepEqual(await printed(now, '/bind'), ['ctrl-k → /search'])
    await type(now, '/unbind ctrl-k')
    assert.deepEqual(await printed(now, '/bind'), ['No key was changed.'])
  })

  test('settings are what the screen says that they are', async () => {
    const now = await attached()
    const chosen = now.bouncer.screenSettings
    assert.deepEqual(await type(now, '/set theme dark'), done)
    assert.equal(chosen.get('theme'), 'dark')
    assert.deepEqual(await printed(now, '/get theme'), ['theme = dark (light, dark)'])
    assert.deepEqual(await type(now, '/theme light'), done)
    assert.equal(chosen.get('theme'), 'light')
    assert.match(await refusal(now, '/set thme dark'), /Did you mean theme\?/)
    assert.match(await refusal(now, '/theme drak'), /Did you mean dark\?/)
    await type(now, '/unset theme')
    assert.equal(chosen.get('theme'), undefined)
    const completion = await now.bouncer.model.complete(home, '/set theme d', 12)
    assert.deepEqual(
      completion?.candidates.map(({ insert }) => insert),
      ['dark '],
    )
  })

  test('a timer types something in a while, unless it is taken back', async () => {
    const now = await attached()
    await type(now, '/timer 10m /me is back')
    await type(now, '/timer 1h hello')
    assert.deepEqual(await printed(now, '/timer'), ['1. in 10m, #home: /me is back', '2. in 1h, #home: hello'])
    await type(now, '/timer del 2')
    await now.bouncer.environment.advance(599_000)
    assert.deepEqual(
      now.net.wire.received.filter((line) => line.includes('PRIVMSG')),
      [],
    )
    await now.bouncer.environment.advance(3_600_000)
    // Nobody answers here, so it is repeated with its id.
    const said = now.net.wire.received.filter((line) => line.includes('PRIVMSG'))
    assert.equal(new Set(said.map((line) => /longwire\/id=[^ ;]+/.exec(line)?.[0])).size, 1)
    assert.ok(said.every((line) => line.endsWith('\x01ACTION is back\x01')))
    assert.match(await refusal(now, '/timer soon hello'), /no span of time/)
  })

  test('what is sent after a login is told to the bouncer, counted, and remembered nowhere here (pitfall 13)', async () => {
    const now = await attached()
    const adding = type(now, '/perform add /msg Q AUTH ada hunter2')
    const asked = await now.bnc.wire.expect(/BOUNCER CHANGENETWORK n1 .*perform-add=/)
    now.bnc.wire.send('BOUNCER NETWORK n1 longwire/perform-lines=2', `@label=${label(asked)} BOUNCER CHANGENETWORK n1`)
    assert.deepEqual(await adding, done)
    assert.deepEqual(await printed(now, '/perform list'), [
      '2 lines are sent after each login. They are not shown, for they may hold passwords.',
    ])
    assert.ok(!now.bouncer.model.inputHistory(home).some((text) => text.includes('hunter2')))
    const removing = type(now, '/perform del 9')
    const refused = await now.bnc.wire.expect(/perform-remove=9/)
    now.bnc.wire.send(
      `@label=${label(refused)} FAIL BOUNCER INVALID_ATTRIBUTE CHANGENETWORK n1 longwire/perform-remove :No`,
    )
    const outcome = await removing
    assert.ok(!outcome.ok)
  })

  test('/quit is for the screen, /version tells the program', async () => {
    const now = await attached()
    const outcome = await type(now, '/quit')
    assert.ok(outcome.ok && outcome.value?.kind === 'quit')
    assert.match(outcome.value.text, /^A page cannot close itself\./)
    const asking = type(now, '/version')
    const line = await now.net.wire.expect(/VERSION/)
    now.net.wire.send(`@label=${label(line)} :bnc 351 ada ergo-2 irc.example :fast`)
    await now.bouncer.environment.settle()
    assert.deepEqual(await asking, done)
    assert.deepEqual(shown(now.bouncer).slice(-2), ['Longwire', 'ergo-2 irc.example fast'])
  })

  test('/export writes all that was said into a file', async () => {
    const now = await attached(['draft/chathistory'])
    now.net.wire.send(
      `@time=${stamp(1)};msgid=a :bob!b@h PRIVMSG #home :\x02hello\x02`,
      `@time=${stamp(2)};msgid=b :bob!b@h NOTICE #home :note`,
    )
    await now.bouncer.environment.settle()
    assert.deepEqual(await type(now, '/export'), {
      ok: true,
      value: {
        kind: 'save',
        name: '#home.txt',
        type: 'text/plain',
        text: '2026-11-22 09:30:01 <bob> hello\n2026-11-22 09:30:02 -bob- note\n',
      },
    })
    const json = await type(now, '/export json')
    assert.ok(json.ok && json.value?.kind === 'save')
    assert.deepEqual(
      (JSON.parse(json.value.text) as { text: string }[]).map(({ text }) => text),
      ['hello', 'note'],
    )
  })
})

suite('spans of time', () => {
  test('are written as people write them', () => {
    assert.deepEqual(['90', '10m', '1h30m', '2d', '1w', 'soon', '', '5y'].map(readDuration), [
      90_000,
      600_000,
      5_400_000,
      172_800_000,
      604_800_000,
      undefined,
      undefined,
      undefined,
    ])
    assert.deepEqual([90_000, 5_400_000, 0].map(durationText), ['1m30s', '1h30m', '0s'])
    assert.deepEqual(['22:00', '7:05', '24:00', 'ten'].map(readClock), [1_320, 425, undefined, undefined])
    assert.equal(clockText(425), '07:05')
  })
})
