import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript, type TranscriptOptions } from '@longwire/testing'
import { external } from '../../sasl/external.ts'
import { plain } from '../../sasl/plain.ts'
import { scramSha256 } from '../../sasl/scram.ts'

const login = { username: 'jilles', password: 'sesame' }
const withPlain: TranscriptOptions = { secrets: { mechanisms: [plain(login)] } }
const withTwo: TranscriptOptions = { secrets: { mechanisms: [scramSha256(login), plain(login)] } }

const HELLO = `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
`
const REQUESTED = `${HELLO}
  in :irc.example.org CAP * LS :sasl
  out CAP REQ sasl
`
const BEGUN = `${REQUESTED}
  in :irc.example.org CAP * ACK :sasl
  out AUTHENTICATE PLAIN
`

test('AUTHENTICATE and numerics that come unasked, or too early, do nothing (PITFALL 12)', () => {
  playTranscript(
    `${HELLO}
    in AUTHENTICATE +
    in AUTHENTICATE
    in :irc.example.org 903 ada :Success
    in :irc.example.org 904 ada :Failed
    in :irc.example.org 908
    in :irc.example.org 908 ada PLAIN :are available
    in :irc.example.org CAP * LS :sasl=PLAIN
    out CAP REQ sasl
    in AUTHENTICATE +
    in :irc.example.org CAP * ACK :sasl
    out AUTHENTICATE PLAIN
    in AUTHENTICATE +
    out AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=
    in :irc.example.org 900 ada ada!ada@home.example jilles :You are now logged in as jilles
    event account-changed account=jilles
    in :irc.example.org 903 ada :SASL authentication successful
    out CAP END
    in AUTHENTICATE +
  `,
    withPlain,
  )
})

test('CAP END is not said before the login is done, also where other requests are outstanding', () => {
  playTranscript(
    `${HELLO}
    in :irc.example.org CAP * LS :sasl batch
    out CAP REQ :batch sasl
    in :irc.example.org CAP * ACK :sasl
    out AUTHENTICATE PLAIN
    in :irc.example.org CAP * ACK :batch
    in :irc.example.org AUTHENTICATE :+
    out AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=
    in :irc.example.org 903 ada :SASL authentication successful
    out CAP END
  `,
    withPlain,
  )
})

for (const numeric of ['902', '904', '905', '906']) {
  test(`${numeric} ends the attempt: no other mechanism, no password, no registration without a login`, () => {
    playTranscript(
      `${HELLO}
      in :irc.example.org CAP * LS :sasl=SCRAM-SHA-256,PLAIN
      out CAP REQ sasl
      in :irc.example.org CAP * ACK :sasl
      out AUTHENTICATE SCRAM-SHA-256
      in :irc.example.org ${numeric} ada :Refused
      out QUIT
      close login-refused
      closed
      event disconnected reason.code=login-refused reason.text=Refused reason.retry=false
    `,
      withTwo,
    )
  })
}

test('a login that is optional may fail', () => {
  playTranscript(
    `${BEGUN}
    in :irc.example.org 904 ada :Refused
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    event registered
  `,
    { ...withPlain, config: { loginOptional: true } },
  )
})

test('after 908 the next mechanism that the server offers is tried, whether 904 follows or not', () => {
  const begin = `${REQUESTED}
    in :irc.example.org CAP * ACK :sasl
    out AUTHENTICATE SCRAM-SHA-256
    in :irc.example.org 908 ada EXTERNAL,PLAIN :are available SASL mechanisms
    out AUTHENTICATE PLAIN
  `
  const goOn = `
    in AUTHENTICATE +
    out AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=
    in :irc.example.org 903 ada :Success
    out CAP END
  `
  playTranscript(`${begin}${goOn}`, withTwo)
  playTranscript(
    `${begin}
    in :irc.example.org 904 ada :Refused
    ${goOn}`,
    withTwo,
  )
  playTranscript(
    `${begin}
    in :irc.example.org 904 ada :Refused
    in :irc.example.org 904 ada :Refused again
    out QUIT
    close login-refused`,
    withTwo,
  )
})

test('908 that names none of ours changes nothing: the 904 after it ends the attempt', () => {
  playTranscript(
    `${BEGUN}
    in :irc.example.org 908 ada EXTERNAL :are available SASL mechanisms
    in :irc.example.org 904 ada :Refused
    out QUIT
    close login-refused`,
    withPlain,
  )
})

test('a mechanism that the offered value does not name is not tried', () => {
  playTranscript(
    `${HELLO}
    in :irc.example.org CAP * LS :sasl=PLAIN
    out CAP REQ sasl
    in :irc.example.org CAP * ACK :sasl
    out AUTHENTICATE PLAIN`,
    withTwo,
  )
})

test('`sasl` is requested even where the offered value names none of ours, and nobody goes on without', () => {
  playTranscript(
    `${HELLO}
    in :irc.example.org CAP * LS :sasl=EXTERNAL
    out CAP REQ sasl
    in :irc.example.org CAP * ACK :sasl
    out QUIT
    close login-unavailable
    closed
    event disconnected reason.code=login-unavailable reason.retry=false`,
    withPlain,
  )
})

test('a server that offers no login, refuses it, or knows no CAP, is left', () => {
  playTranscript(
    `${HELLO}
    in :irc.example.org CAP * LS :batch
    out CAP REQ batch
    in :irc.example.org CAP * ACK :batch
    out QUIT
    close login-unavailable`,
    withPlain,
  )
  playTranscript(
    `${REQUESTED}
    in :irc.example.org CAP * NAK :sasl
    out QUIT
    close login-unavailable`,
    withPlain,
  )
  playTranscript(
    `${HELLO}
    in :irc.example.org 421 * CAP :Unknown command
    out QUIT
    close login-unavailable`,
    withPlain,
  )
  playTranscript(
    `${HELLO}
    in :irc.example.org 001 ada :Welcome
    out QUIT
    close login-unavailable`,
    withPlain,
  )
})

test('a server that falls silent in the middle of a login is left', () => {
  playTranscript(
    `${BEGUN}
    wait 20
    out QUIT
    close login-refused`,
    withPlain,
  )
})

test('“chunks of 400 bytes”: an answer of a multiple of 400 ends with `+`', () => {
  // 300 bytes make 400 characters of Base64.
  const password = 'x'.repeat(300 - 'jilles\0jilles\0'.length)
  const answer = Buffer.from(`jilles\0jilles\0${password}`).toString('base64')
  strictEqual(answer.length, 400)
  playTranscript(
    `${BEGUN}
    in AUTHENTICATE +
    out AUTHENTICATE ${answer}
    out AUTHENTICATE +`,
    { secrets: { mechanisms: [plain({ username: 'jilles', password })] } },
  )
  const longer = `${password}yz`
  const whole = Buffer.from(`jilles\0jilles\0${longer}`).toString('base64')
  playTranscript(
    `${BEGUN}
    in AUTHENTICATE +
    out AUTHENTICATE ${whole.slice(0, 400)}
    out AUTHENTICATE ${whole.slice(400)}`,
    { secrets: { mechanisms: [plain({ username: 'jilles', password: longer })] } },
  )
})

test('a challenge in chunks is put together; one that is no Base64, or has no end, is refused', () => {
  playTranscript(
    `${BEGUN}
    in AUTHENTICATE ${'QUFB'.repeat(100)}
    in AUTHENTICATE +
    out AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=`,
    withPlain,
  )
  playTranscript(
    `${BEGUN}
    in AUTHENTICATE ?????
    out AUTHENTICATE *
    out QUIT
    close login-refused`,
    withPlain,
  )
  playTranscript(
    `${BEGUN}
    ${`in AUTHENTICATE ${'QUFB'.repeat(100)}\n`.repeat(164)}
    out AUTHENTICATE *
    out QUIT
    close login-refused`,
    withPlain,
  )
})

test('EXTERNAL answers with nothing', () => {
  playTranscript(
    `${REQUESTED}
    in :irc.example.org CAP * ACK :sasl
    out AUTHENTICATE EXTERNAL
    in AUTHENTICATE +
    out AUTHENTICATE +
    in :irc.example.org 903 ada :Success
    out CAP END`,
    { secrets: { mechanisms: [external()] } },
  )
})

test('a login that is offered only after the registration is taken then (soju: 900 after 005)', () => {
  const state = playTranscript(
    `
    registered ada
    in :irc.example.org CAP ada NEW :sasl=PLAIN
    out CAP REQ sasl
    in :irc.example.org CAP ada ACK :sasl
    out AUTHENTICATE PLAIN
    in AUTHENTICATE +
    out AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=
    in :irc.example.org 900 ada ada!a@h jilles :Logged in
    in :irc.example.org 903 ada :Success
    in :irc.example.org CAP ada DEL :sasl
    in :irc.example.org CAP ada NEW :sasl=PLAIN
  `.replace(
      'registered ada',
      `${HELLO}
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD`,
    ),
    { ...withPlain, config: { loginOptional: true } },
  )
  strictEqual(state.identity.account, 'jilles')
})

test('901 logs out', () => {
  const state = playTranscript(`
    registered ada
    in :irc.example.org 900 ada ada!a@h jilles :Logged in
    event account-changed account=jilles
    in :irc.example.org 901 ada ada!a@h :Logged out
    event account-changed account=-
  `)
  deepStrictEqual(state.identity.account, undefined)
})

test('a network whose services are away is tried again by who has logged in there before', () => {
  playTranscript(
    `${BEGUN}
    in AUTHENTICATE +
    out AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=
    in :irc.example.org 903 ada :Success
    out CAP END
    closed
    ${HELLO}
    in :irc.example.org CAP * LS :
    out QUIT
    close login-unavailable
    closed
    event disconnected reason.code=login-unavailable reason.retry=true
  `,
    withPlain,
  )
})
