import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createSession, restoreSession } from './create-session.ts'
import { knownCapabilities } from './extension-table.ts'
import type { Intent } from './intents.ts'
import { formatMessage } from '../message/message.ts'
import { plain } from '../sasl/plain.ts'
import { scramSha256 } from '../sasl/scram.ts'
import type { Output, Session, SessionSnapshot } from './session.ts'
import { MAX_CAPABILITIES, MAX_MODES, MAX_MOTD_LINES } from './session-limits.ts'

const info = { host: 'irc.example.org', port: 6697, secure: true, nonce: 'abcdefghijklmnopqrstuvwx' }

/** One thing that happens to a session. */
type Input =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'do'; readonly intent: Intent }
  | { readonly kind: 'wait'; readonly seconds: number }

const from = (list: string): fc.Arbitrary<string> => fc.constantFrom(...list.split(' '))

// Most lines are made of words that mean something, so that they reach what is behind the first check.
const word = fc.oneof(
  from('ada bob Carol [x] * #a #b @#a +o +ov-b 1 x=y = 302 LS ACK NEW DEL NAK END 842 0 ~@+bob!b@h'),
  from('+r1 -r1 +r2 -r2 chathistory draft/multiline labeled-response netsplit batch sasl=PLAIN sts=port=1'),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[ \0\r\n]/g, '_')),
)
const command = fc.oneof(
  from('PRIVMSG NOTICE TAGMSG JOIN PART QUIT KICK NICK MODE TOPIC INVITE CAP BATCH PING PONG ERROR'),
  from('ACCOUNT AWAY CHGHOST SETNAME MARKREAD REDACT RENAME METADATA BOUNCER FAIL AUTHENTICATE ACK RESUME'),
  from('001 005 221 301 303 305 315 324 329 332 333 352 353 354 366 376 401 433 470 474 730 731 734 900 903 904'),
  fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0')),
)
const tags = fc.constantFrom('', '', '@batch=r1 ', '@batch=r2 ', '@label=1 ', '@label=2;msgid=m ', '@account=y;bot ')
const source = fc.constantFrom('', ':irc.example.org ', ':ada!a@h ', ':bob!b@h ', ':Carol ', ':* ')
const serverLine = fc
  .tuple(tags, source, command, fc.array(word, { maxLength: 5 }), fc.oneof(word, fc.string({ maxLength: 30 })))
  .map(([tag, prefix, name, words, trailing]) => `${tag}${prefix}${[name, ...words].join(' ')} :${trailing}`)

const intent = (id: number): fc.Arbitrary<Intent> => {
  const request = `r${id}`
  return fc.constantFrom<Intent>(
    { request, kind: 'join', channel: '#a' },
    { request, kind: 'part', channel: '#a' },
    { request, kind: 'say', as: 'privmsg', target: '#a', text: 'one\ntwo' },
    { request, kind: 'query', message: { command: 'WHOIS', params: ['bob'] } },
    { request, kind: 'query', message: { command: 'MODE', params: ['#a', '+m'] } },
    { request, kind: 'change-nickname', nickname: 'countess' },
    { request, kind: 'watch', nicknames: ['bob'] },
    { request, kind: 'notify-typing', target: '#a', typing: 'active' },
  )
}

const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 20, arbitrary: serverLine.map((text) => ({ kind: 'line' as const, text })) },
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: 0, max: 1e9 })
      .chain(intent)
      .map((one) => ({ kind: 'do' as const, intent: one })),
  },
  { weight: 1, arbitrary: fc.constantFrom(1, 20, 60).map((seconds) => ({ kind: 'wait' as const, seconds })) },
)

const caps = 'batch message-tags server-time labeled-response echo-message draft/chathistory away-notify account-notify'
const greetings = [
  [],
  [':irc.example.org 001 ada :Welcome', ':irc.example.org 422 ada :No MOTD'],
  [
    ':irc.example.org CAP * LS :',
    `:irc.example.org CAP * ACK :${caps} draft/multiline`,
    ':irc.example.org 001 ada :Welcome',
    ':irc.example.org 422 ada :No MOTD',
    ':ada!a@h JOIN #a',
    ':irc.example.org 353 ada = #a :@ada +bob Carol',
    ':irc.example.org 366 ada #a :End',
    'BATCH +r1 chathistory #a',
  ],
] as const

/** Plays inputs to a session, which is written down and restored before the one at `restoreAt`. */
function run(inputs: readonly Input[], restoreAt: number): { readonly told: Output[]; readonly session: Session } {
  let session = createSession({ nickname: 'ada', ctcp: { version: 'x' } })
  const told: Output[] = []
  const timers = new Map<string, number>()
  let now = 1_000_000
  const take = (outputs: readonly Output[]): void => {
    for (const output of outputs) {
      told.push(output)
      if (output.kind === 'send') formatMessage(output.message)
      if (output.kind === 'set-timer') timers.set(output.id, output.at)
      if (output.kind === 'clear-timer') timers.delete(output.id)
    }
  }
  take(session.connected(info, now))
  inputs.forEach((one, i) => {
    if (i === restoreAt) session = throughJson(session)
    if (one.kind === 'line') take(session.receive({ text: one.text, damaged: false }, now))
    else if (one.kind === 'do') take(session.do(one.intent, now))
    else {
      now += one.seconds * 1000
      for (const [id, at] of Array.from(timers)) if (at <= now && timers.delete(id)) take(session.wake(id, now))
    }
  })
  take(session.closed({ code: 'transport-closed', text: '', retry: true }, now))
  return { told, session }
}

function throughJson(session: Session): Session {
  const restored = restoreSession(JSON.parse(JSON.stringify(session.snapshot())) as SessionSnapshot)
  ok(restored !== undefined)
  return restored
}

/** Tags that were read and tags that were restored are of different make. */
function comparable(outputs: readonly Output[]): unknown {
  return JSON.parse(
    JSON.stringify(outputs, (key, value: unknown) =>
      key === 'tags' && value instanceof Object && Symbol.iterator in value ? [...(value as Iterable<unknown>)] : value,
    ),
  )
}

const story = fc
  .tuple(fc.constantFrom(...greetings), fc.array(input, { maxLength: 60 }))
  .map(([greeting, inputs]) => [...greeting.map((text) => ({ kind: 'line' as const, text })), ...inputs])

test('whatever a server sends, nothing throws, nothing is sent that IRC cannot carry, each request ends once', () => {
  fc.assert(
    fc.property(story, (inputs) => {
      const asked = new Set(inputs.flatMap((one) => (one.kind === 'do' ? [one.intent.request] : [])))
      // Ids must be unique while they are pending; a story that repeats one is another story.
      fc.pre(asked.size === inputs.filter((one) => one.kind === 'do').length)
      const settled = run(inputs, -1).told.flatMap((output) =>
        output.kind === 'event' && output.event.type === 'request-settled' ? [output.event.request] : [],
      )
      deepStrictEqual(settled.toSorted(), [...asked].toSorted())
    }),
    { numRuns: 2_000 },
  )
})

test('restored at any point of any story, a session goes on as the one that never stopped', () => {
  fc.assert(
    fc.property(story, fc.nat({ max: 70 }), (inputs, at) => {
      deepStrictEqual(comparable(run(inputs, at).told), comparable(run(inputs, -1).told))
    }),
    { numRuns: 2_000 },
  )
})

test('after the end of a connection nothing of it is left', () => {
  fc.assert(
    fc.property(story, (inputs) => {
      const { state } = run(inputs, -1).session
      strictEqual(state.phase, 'offline')
      strictEqual(state.users.size + state.channels.size + state.capabilities.enabled.size, 0)
    }),
  )
})

test('a snapshot of another version is refused', () => {
  strictEqual(restoreSession({ version: 0, data: {} }), undefined)
})

test('what a person must not lose stands in no snapshot', () => {
  const login = { username: 'ada', password: 'sesame-secret' }
  const secrets = { serverPassword: 'server-secret', mechanisms: [scramSha256(login), plain(login)] }
  const session = createSession({ nickname: 'ada' }, secrets)
  const check = (outputs: readonly Output[]): readonly Output[] => {
    ok(!JSON.stringify(session.snapshot()).includes('secret'))
    return outputs
  }
  const hear = (text: string): readonly Output[] => check(session.receive({ text, damaged: false }, 0))
  check(session.connected(info, 0))
  hear('CAP * LS :sasl')
  hear('CAP * ACK :sasl')
  hear('AUTHENTICATE +')
  const first = `r=${info.nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`
  const [derive] = hear(`AUTHENTICATE ${Buffer.from(first).toString('base64')}`).filter(({ kind }) => kind === 'derive')
  ok(derive?.kind === 'derive')
  // A driver that restored the session is asked for the work again.
  const again = throughJsonWith(session, secrets).resume(0)
  ok(again.some((output) => output.kind === 'derive' && output.id === derive.id))
  check(session.derived(derive.id, new Uint8Array(32), 0))
  hear('908 ada PLAIN :Use this')
  hear('AUTHENTICATE +')
  hear('903 ada :Fine')
  hear('001 ada :Welcome')
  hear('422 ada :No MOTD')
  const request = 'r1'
  check(session.do({ request, kind: 'query', message: { command: 'OPER', params: ['ada', 'first-secret'] } }, 0))
  check(session.do({ request: 'r2', kind: 'query', message: { command: 'OPER', params: ['ada', 'secret'] } }, 0))
  check(session.do({ request: 'r3', kind: 'raw', message: { command: 'NS', params: ['IDENTIFY secret'] } }, 0))
})

function throughJsonWith(session: Session, secrets: Parameters<typeof createSession>[1]): Session {
  const restored = restoreSession(JSON.parse(JSON.stringify(session.snapshot())) as SessionSnapshot, secrets)
  ok(restored !== undefined)
  return restored
}

test('what a server can make grow has a limit (PITFALL 15)', () => {
  const session = createSession({ nickname: 'ada' })
  const hear = (text: string): void => void session.receive({ text, damaged: false }, 0)
  session.connected(info, 0)
  for (let i = 0; i < 3 * MAX_CAPABILITIES; i++) hear(`CAP * LS * :cap${i} ${knownCapabilities.join(' ')}`)
  for (let i = 0; i < 3 * MAX_CAPABILITIES; i++) hear(`CAP * ACK :other${i}`)
  hear('001 ada :Welcome')
  for (let i = 0; i < 2 * MAX_MOTD_LINES; i++) hear('372 ada :- line')
  hear('422 ada :Enough')
  hear(':ada!a@h JOIN #a')
  for (let i = 0; i < 2 * MAX_MODES; i++) hear(`MODE #a +${String.fromCodePoint(0x4e00 + i)}`)
  hear(`MODE ada +${'x'.repeat(10_000)}`)
  const { state } = session
  strictEqual(state.capabilities.offered.size, MAX_CAPABILITIES)
  strictEqual(state.capabilities.enabled.size, MAX_CAPABILITIES)
  strictEqual(state.motd.length, MAX_MOTD_LINES)
  ok((state.channels.get('#a')?.modes.size ?? 0) <= MAX_MODES)
  ok(state.identity.modes.length <= MAX_MODES)
})
