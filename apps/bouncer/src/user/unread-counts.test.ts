import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const caps = ['longwire/unread', 'draft/read-marker', 'labeled-response', 'batch', 'server-time', 'message-tags']

/** The counts among some lines, without tags and source. */
function counts(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => /(?<=bouncer\.longwire )UNREAD .*/.exec(line) ?? [])
}

// docs/extensions/unread.md: “Whenever the counts of a conversation changed … the newest state, once.”
test('a message for the person is counted on every screen that wants counts, and what came together once', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo(...caps)
  const without = await person.attachTo('message-tags')
  network.send(
    ':bob!b@h PRIVMSG #wire :one',
    ':bob!b@h PRIVMSG #wire :ada: two',
    ':bob!b@h PRIVMSG ada :psst',
    ':bob!b@h JOIN #wire',
  )
  await person.settle()
  assert.deepEqual(counts(screen.take()), ['UNREAD #wire 2 1', 'UNREAD bob 1 1'].slice(0, 1).concat('UNREAD bob 1 0'))
  assert.deepEqual(counts(without.take()), [])
})

test('what the person says themselves, and joins, do not count', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo(...caps)
  network.send(':ada!ada@host.example PRIVMSG #wire :me', ':carol!c@h JOIN #wire')
  await person.settle()
  assert.deepEqual(counts(screen.take()), [])
})

// “At registration, for each conversation with a count above 0 … after the channels, before the answer to `resume`.”
test('a screen that comes is told every conversation with something to read, before what it missed', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire', '#quiet')
  network.send(':bob!b@h PRIVMSG #wire :one')
  await person.settle()
  const screen = person.attach({
    network: person.network,
    capabilities: [...caps, 'longwire/resume'],
    resume: '*',
  })
  await person.settle()
  const lines = screen.take()
  assert.deepEqual(counts(lines), ['UNREAD #wire 1 0'])
  const at = (part: RegExp): number => lines.findIndex((line) => part.test(line))
  assert.ok(at(/ 366 ada #quiet/) < at(/ UNREAD /) && at(/ UNREAD /) < at(/ BATCH \+\S+ longwire\/resume/))
})

test('reading on one screen is told to all; and it is told again when it is enabled later', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [reader, other] = [await person.attachTo('draft/read-marker'), await person.attachTo(...caps)]
  network.send('@time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG #wire :one')
  await person.settle()
  await reader.send('CAP REQ :longwire/unread')
  assert.deepEqual(counts(reader.take()), ['UNREAD #wire 1 0'])
  other.take()
  await reader.send('MARKREAD #wire timestamp=2026-11-22T10:00:00.000Z')
  assert.deepEqual(counts(other.take()), ['UNREAD #wire 0 0'])
  assert.deepEqual(counts(reader.take()), ['UNREAD #wire 0 0'])
})

// “It counts at least 1 until somebody moves its read marker again.”
test('a conversation is marked as unread, also over a restart, until it is read again', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send('@time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG #wire :one')
  const screen = await person.attachTo(...caps, 'standard-replies')
  await screen.send('MARKREAD #wire timestamp=2026-11-22T10:00:00.000Z')
  screen.take()
  await screen.send('@label=x UNREAD #wire')
  const lines = screen.take()
  assert.match(lines.join('\n'), /^@\S*label=x\S* :bouncer\.longwire UNREAD #wire 1 0$/m)
  await screen.send('UNREAD #none', 'UNREAD')
  assert.match(screen.take().join('\n'), /FAIL UNREAD INVALID_TARGET #none :[^]*FAIL UNREAD NEED_MORE_PARAMS :/)
  await person.restart()
  await person.connect(modern, '#wire')
  const later = person.attach({ network: person.network, capabilities: caps })
  await person.settle()
  assert.deepEqual(counts(later.take()), ['UNREAD #wire 1 0'])
  await later.send('MARKREAD #wire timestamp=2026-11-22T10:00:00.000Z')
  assert.deepEqual(counts(later.take()), ['UNREAD #wire 0 0'])
})

test('what was taken back does not wait to be read any more', async () => {
  const person = await Person.start()
  const network = await person.connect(
    { ...modern, capabilities: `${modern.capabilities} draft/message-redaction` },
    '#wire',
  )
  const screen = await person.attachTo(...caps)
  network.send('@msgid=a :bob!b@h PRIVMSG #wire :one', '@msgid=b :bob!b@h PRIVMSG #wire :ada: two')
  await person.settle()
  assert.deepEqual(counts(screen.take()), ['UNREAD #wire 2 1'])
  network.send(':bob!b@h REDACT #wire b :oops')
  await person.settle()
  assert.deepEqual(counts(screen.take()), ['UNREAD #wire 1 0'])
})
