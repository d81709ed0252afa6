import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createSession } from '../session/create-session.ts'
import type { IrcEvent } from '../session/events.ts'
import { knownCapabilities } from '../session/extension-table.ts'
import { listenedCapabilities } from './listened-extensions.ts'
import { createListener, type Listener } from './listener.ts'

const beginning = [
  `:bnc CAP ada ACK :${listenedCapabilities.map((name) => (name === 'draft/multiline' ? `${name}=max-bytes=4096` : name)).join(' ')}`,
  ':bnc 001 ada :Welcome',
  ':bnc 005 ada CASEMAPPING=ascii CHANTYPES=# STATUSMSG=@+ :are supported',
  ':bnc 422 ada :No MOTD',
  ':ada!a@h JOIN #home',
  ':bnc 332 ada #home :Where we live',
  ':bnc MARKREAD #home timestamp=2026-11-22T09:00:00.000Z',
  ':bnc UNREAD #home 3 1',
  'BATCH +p longwire/preferences',
  '@batch=p PREFERENCE quiet :[]',
  'BATCH -p',
  'BATCH +b soju.im/bouncer-networks',
  '@batch=b BOUNCER NETWORK n1 name=Home;host=irc.example',
  'BATCH -b',
]
const past = [
  'BATCH +r longwire/resume #home 4',
  '@batch=r;time=2026-11-22T10:00:00.000Z;msgid=a :bob!b@h PRIVMSG #home :one',
  '@batch=r;time=2026-11-22T10:00:01.000Z;msgid=b;account=bob BATCH +m draft/multiline @#home',
  '@batch=m :bob!b@h PRIVMSG @#home :two',
  '@batch=m;draft/multiline-concat :bob!b@h PRIVMSG @#home : words',
  '@batch=m :bob!b@h PRIVMSG @#home :lines',
  'BATCH -m',
  '@batch=r;time=2026-11-22T10:00:02.000Z :carol!c@h JOIN #home',
  'BATCH -r',
  ':bnc RESUME END c9',
]

function heard(lines: readonly string[]): { readonly events: IrcEvent[]; readonly listener: Listener } {
  const events: IrcEvent[] = []
  const listener = createListener((event) => events.push(event))
  for (const text of lines) listener.receive({ text, damaged: false }, 1_000)
  return { events, listener }
}

/** What a whole session tells of the same lines on a stream that is registered by itself. */
function told(lines: readonly string[]): IrcEvent[] {
  const session = createSession({ nickname: 'ada' })
  const info = { host: 'bnc', port: 443, secure: true, nonce: 'abcdefghijklmnopqrstuvwx', preregistered: true }
  const outputs = [
    ...session.connected(info, 1_000),
    ...lines.flatMap((text) => session.receive({ text, damaged: false }, 1_000)),
  ]
  return outputs.flatMap((output) => (output.kind === 'event' ? [output.event] : []))
}

test('a listener tells of the beginning what a session tells', () => {
  // Numerics for the console, and what was enabled, are of no use to who only listens.
  const left: ReadonlySet<string> = new Set(['reply-received', 'capabilities-changed'])
  const { events, listener } = heard(beginning)
  const server = 'bnc'
  deepStrictEqual(
    events.map((event) => (event.type === 'registered' ? { ...event, server } : event)),
    told(beginning).filter(({ type }) => !left.has(type)),
  )
  strictEqual(listener.state.identity.nickname, 'ada')
  strictEqual(listener.state.channels.get('#home')?.topic?.text, 'Where we live')
  ok(listener.state.capabilities.enabled.has('longwire/resume'))
  strictEqual(listener.state.capabilities.offered.get('draft/multiline'), 'max-bytes=4096')
})

test('lines of the past are told one by one with their batch, and a message of several lines as one', () => {
  const { events } = heard([...beginning, ...past])
  const { events: before } = heard(beginning)
  const whole = told([...beginning, ...past]).slice(told(beginning).length)
  const mine = events.slice(before.length)
  deepStrictEqual(
    mine.filter(({ type }) => type !== 'reply-received'),
    whole.filter((event) => event.type !== 'user-joined' && !('text' in event && event.text === 'one')),
  )
  deepStrictEqual(
    mine.map((event) => ('message' in event ? event.message.params.at(-1) : undefined)),
    whole.map((event) => ('message' in event ? event.message.params.at(-1) : undefined)),
  )
})

test('what a listener wants is what a session knows', () => {
  const known = new Set(knownCapabilities)
  deepStrictEqual(
    listenedCapabilities.filter((name) => !known.has(name)),
    [],
  )
})

test('nothing that is sent makes it throw, or lets it grow', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'BATCH',
      'CAP',
      'ACK',
      '001',
      '005',
      'JOIN',
      '332',
      '+a',
      '-a',
      '+b',
      'longwire/resume',
      '#x',
      'UNREAD',
    ),
    fc.constantFrom(
      'MARKREAD',
      'BOUNCER',
      'NETWORK',
      'PREFERENCE',
      '__proto__',
      'constructor',
      'draft/multiline',
      ':',
      '',
    ),
    fc.string(),
  )
  const line = fc
    .tuple(fc.constantFrom('', '@batch=a ', '@batch=constructor ', ':ada!a@h '), fc.array(word))
    .map(([lead, words]) => lead + words.join(' '))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      heard([...beginning.slice(0, 4), ...lines])
    }),
  )
  const { events } = heard(Array.from({ length: 200 }, (_, n) => `BATCH +${n} longwire/resume #home 1`))
  strictEqual(events.filter(({ type }) => type === 'batch-started').length, 100)
})
