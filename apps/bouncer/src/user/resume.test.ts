import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { joinReply, type ScriptedConnection } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

const capabilities = ['batch', 'server-time', 'message-tags', 'longwire/resume']

const say = (network: ScriptedConnection, id: string, channel = '#wire'): void =>
  network.send(`@msgid=${id} :bob!b@h PRIVMSG ${channel} :${id}`)
const texts = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.includes('PRIVMSG')).map((line) => line.slice(line.lastIndexOf(' ') + 1))
const cursorIn = (line: string | undefined): string => /longwire\/cursor=([^; ]+)/.exec(line ?? '')?.[1] ?? ''

describe('docs/extensions/resume.md', () => {
  test('every line that is in the record carries a cursor; what came after it is what was missed', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const first = await person.attachTo(...capabilities)
    say(network, 'one')
    await person.settle()
    const cursor = cursorIn(first.take()[0])
    assert.match(cursor, /^[A-Za-z0-9._-]{1,64}$/)
    first.detach()
    say(network, 'two')
    say(network, 'three')
    await person.settle()
    const again = person.attach({ network: person.network, capabilities, resume: cursor })
    await person.settle()
    const lines = again.take()
    const begin = lines.findIndex((line) => line.includes(' longwire/resume '))
    assert.match(lines[begin] ?? '', / BATCH \+\S+ longwire\/resume #wire 2$/)
    assert.deepEqual(texts(lines), ['two', 'three'])
    assert.match(lines.at(-1) ?? '', /^@\S+ :bouncer.longwire RESUME END [\w.-]+$/)
  })

  // docs/extensions/mux.md: “in the order in which something was said last”
  test('a screen that asks in its OPEN is told when it has been told its channels, before anything is counted', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    say(network, 'one')
    await person.settle()
    const all = [...capabilities, 'longwire/unread', 'draft/read-marker']
    const screen = person.attach({ network: person.network, capabilities: all, resume: '*' })
    await person.settle()
    const lines = screen.take()
    const at = (part: RegExp): number => lines.findIndex((line) => part.test(line))
    const begin = at(/ RESUME BEGIN$/)
    assert.ok(at(/ MARKREAD #wire /) < begin && begin < at(/ UNREAD #wire /))
    const asksNothing = person.attach({ network: person.network, capabilities: all })
    await person.settle()
    assert.doesNotMatch(asksNothing.take().join('\n'), / RESUME /)
  })

  test('a screen is told its channels in the order in which they are going to stand', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#old', '#new', '#silent')
    network.send('@time=2026-11-21T10:00:00.000Z;msgid=a :bob!b@h PRIVMSG #old :one')
    network.send('@time=2026-11-21T11:00:00.000Z;msgid=b :bob!b@h PRIVMSG #new :two')
    network.send('@time=2026-11-21T12:00:00.000Z :carol!c@h JOIN #silent')
    await person.settle()
    const screen = person.attach({ network: person.network, capabilities })
    await person.settle()
    const lines = screen.take()
    const joined = lines.flatMap((line) => / JOIN (?:\S* )?:?(#\S+)/.exec(line)?.[1] ?? [])
    assert.deepEqual(joined, ['#new', '#old', '#silent'])
  })

  test('with * it brings the last 100 lines of each buffer, and says how many there are', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    for (let i = 0; i < 130; i++) say(network, `m${i}`)
    await person.settle()
    const screen = person.attach({ network: person.network, capabilities, resume: '*' })
    await person.settle()
    const lines = screen.take()
    assert.ok(lines.some((line) => / BATCH \+\S+ longwire\/resume #wire 130$/.test(line)))
    assert.equal(texts(lines).length, 100)
    assert.equal(texts(lines)[99], 'm129')
  })

  test('beyond 50 buffers each comes with its last three lines, and says how many there are', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const here = await person.attachTo(...capabilities)
    say(network, 'first')
    await person.settle()
    const cursor = cursorIn(here.take()[0])
    here.detach()
    const channels = Array.from({ length: 51 }, (_, index) => `#c${index}`)
    for (const channel of channels) {
      network.send(...joinReply('ada', channel, ['ada']))
      for (let i = 0; i < 4; i++) say(network, `${channel}.${i}`, channel)
    }
    await person.settle()
    const screen = person.attach({ network: person.network, capabilities, resume: cursor })
    await person.settle()
    const lines = screen.take()
    assert.equal(lines.filter((line) => / longwire\/resume #c\d+ 4$/.test(line)).length, 51)
    const counts = channels.map((channel) => texts(lines).filter((text) => text.startsWith(`${channel}.`)).length)
    assert.deepEqual(
      counts.toSorted((a, b) => a - b),
      [3, ...Array.from({ length: 50 }, () => 4)],
    )
  })

  test('what happens live while the answer is written comes after RESUME END, once', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    say(network, 'before')
    await person.settle()
    const screen = person.attach({ network: person.network, capabilities, resume: '*' })
    say(network, 'during')
    await person.settle()
    say(network, 'after')
    await person.settle()
    const lines = screen.take()
    assert.deepEqual(texts(lines), ['before', 'during', 'after'])
    const end = lines.findIndex((line) => line.includes('RESUME END'))
    assert.ok(lines.findIndex((line) => line.endsWith('after')) > end)
  })

  test('a cursor that cannot be read is refused, and answered as *', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    say(network, 'one')
    await person.settle()
    const screen = await person.attachTo(...capabilities)
    await screen.send('RESUME what?')
    const lines = screen.take()
    assert.match(lines[0] ?? '', /FAIL RESUME INVALID_CURSOR what\? :/)
    assert.deepEqual(texts(lines), ['one'])
    await screen.send('RESUME')
    assert.match(screen.take()[0] ?? '', /FAIL RESUME NEED_MORE_PARAMS :/)
  })

  test('lines in the batch change nothing: with event-playback a join of the past is in it, the state is told apart', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    network.send(':carol!c@h JOIN #wire * :Carol')
    await person.settle()
    const screen = person.attach({
      network: person.network,
      capabilities: [...capabilities, 'draft/event-playback'],
      resume: '*',
    })
    await person.settle()
    const joins = screen.take().filter((line) => line.includes('carol!c@h JOIN'))
    assert.equal(joins.length, 1)
    assert.match(joins[0] ?? '', /batch=/)
  })
})
