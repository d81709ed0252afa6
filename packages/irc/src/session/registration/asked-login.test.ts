import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { formatMessage } from '../../message/message.ts'
import { plain } from '../../sasl/plain.ts'
import { createSession } from '../create-session.ts'
import type { Outcome } from '../intents.ts'
import type { Output } from '../session.ts'

const NOW = 1_000_000
const mechanism = plain({ username: 'jilles', password: 'sesame' })
const RESPONSE = 'AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU='

/** A session that is registered with a server that offers this, and what it says since then. */
function registered(capabilities = 'sasl=PLAIN') {
  const session = createSession({ nickname: 'ada', with: ['sasl'] })
  let outputs: Output[] = []
  const note = (more: readonly Output[]): void => void outputs.push(...more)
  const hear = (...lines: readonly string[]): void => {
    for (const text of lines) note(session.receive({ text: `:irc.example ${text}`, damaged: false }, NOW))
  }
  note(session.connected({ host: 'irc.example', port: 6697, secure: true, nonce: 'nonce' }, NOW))
  hear(`CAP * LS :${capabilities}`)
  if (capabilities !== '') hear('CAP * ACK :sasl')
  hear('001 ada :Welcome', '422 ada :No MOTD')
  outputs = []
  const taken = (): readonly Output[] => outputs.splice(0)
  return {
    session,
    hear,
    note,
    logIn: (request = 'r') => note(session.do({ kind: 'log-in', request, mechanism }, NOW)),
    /** What it sent, and how requests ended, since the last call. */
    said: (): readonly (string | Outcome)[] =>
      taken().flatMap((output): readonly (string | Outcome)[] => {
        if (output.kind === 'send') return [formatMessage(output.message)]
        if (output.kind === 'close') return [`close ${output.reason.code}`]
        return output.kind === 'event' && output.event.type === 'request-settled' ? [output.event.outcome] : []
      }),
  }
}

test('a login that is asked for while registered ends with its request, and says who one is', () => {
  const { hear, logIn, said, session } = registered()
  logIn()
  deepStrictEqual(said(), ['AUTHENTICATE PLAIN'])
  hear('AUTHENTICATE +')
  deepStrictEqual(said(), [RESPONSE])
  hear('900 ada ada!a@h jilles :Logged in as jilles')
  deepStrictEqual(said(), [])
  hear('903 ada :Success')
  const [outcome] = said()
  deepStrictEqual(
    typeof outcome === 'object' && outcome.kind === 'ok' && outcome.replies.map(({ command }) => command),
    ['900', '903'],
  )
  strictEqual(session.state.identity.account, 'jilles')
  // The next one is another.
  logIn('again')
  deepStrictEqual(said(), ['AUTHENTICATE PLAIN'])
})

for (const [numeric, code] of [
  ['902', 'ERR_NICKLOCKED'],
  ['904', 'ERR_SASLFAIL'],
  ['905', 'ERR_SASLTOOLONG'],
  ['906', 'ERR_SASLABORTED'],
  ['907', 'ERR_SASLALREADY'],
]) {
  test(`${numeric} ends it, and nothing else: the connection goes on`, () => {
    const { hear, logIn, said, session } = registered()
    logIn()
    hear('AUTHENTICATE +', `${numeric} ada :Not so`)
    deepStrictEqual(said(), [
      'AUTHENTICATE PLAIN',
      RESPONSE,
      { kind: 'refused', refusal: { code, text: 'Not so', params: [] } },
    ])
    strictEqual(session.state.phase, 'registered')
  })
}

test('908 ends it with the mechanisms that there are; a 904 behind it is about nothing', () => {
  const { hear, logIn, said } = registered()
  logIn()
  hear('908 ada EXTERNAL :are available', '904 ada :Failed')
  deepStrictEqual(said(), [
    'AUTHENTICATE PLAIN',
    { kind: 'refused', refusal: { code: 'RPL_SASLMECHS', text: 'are available', params: ['EXTERNAL'] } },
  ])
})

test('a challenge that is no Base64 is given up', () => {
  const { hear, logIn, said } = registered()
  logIn()
  hear('AUTHENTICATE :===')
  const text = 'The challenge of the server is not Base64'
  deepStrictEqual(said(), [
    'AUTHENTICATE PLAIN',
    'AUTHENTICATE *',
    { kind: 'refused', refusal: { code: 'ERR_SASLFAIL', text, params: [] } },
  ])
})

test('a server that says nothing for 20 s is told that nobody waits any more', () => {
  const { logIn, note, said, session } = registered()
  logIn()
  note(session.wake('login', NOW + 20_000))
  deepStrictEqual(said(), ['AUTHENTICATE PLAIN', 'AUTHENTICATE *', { kind: 'unanswered' }])
})

test('one at a time, and only where the server offers it', () => {
  const { logIn, said } = registered()
  logIn()
  logIn('second')
  deepStrictEqual(said(), ['AUTHENTICATE PLAIN', { kind: 'unavailable', text: 'Another login is under way' }])
  const without = registered('')
  without.logIn()
  deepStrictEqual(without.said(), [{ kind: 'unavailable', text: 'The server offers no login' }])
})

test('it ends with the connection', () => {
  const { logIn, note, said, session } = registered()
  logIn()
  note(session.closed({ code: 'transport-closed', text: '', retry: true }, NOW))
  deepStrictEqual(said(), ['AUTHENTICATE PLAIN', { kind: 'disconnected', sent: true }])
  logIn()
  deepStrictEqual(said(), [{ kind: 'unavailable', text: 'Not connected' }])
})

test('the password of a login under way is in no snapshot', () => {
  const { hear, logIn, session } = registered()
  logIn()
  hear('AUTHENTICATE +')
  strictEqual(JSON.stringify(session.snapshot()).includes('sesame'), false)
})
