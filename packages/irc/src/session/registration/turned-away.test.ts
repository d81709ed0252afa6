import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

for (const text of [
  'Closing Link: ada[home] (K-lined)',
  'You are banned from this server',
  'Closing link: G-Lined: spam',
]) {
  test(`a ban ends the attempts to connect: ${text}`, () => {
    playTranscript(`
      registered ada
      in ERROR :${text}
      close banned
      closed
      event disconnected reason.code=banned reason.text="${text}" reason.retry=false
    `)
  })
}

test('why somebody is kept out is said behind 465, and what is too often is no ban', () => {
  const connecting = `
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org 465 ada :You're banned!
  `
  playTranscript(`${connecting}
    in ERROR :Closing link: (ada@home) [K-Lined: open proxy]
    close banned
    closed
    event disconnected reason.code=banned reason.text="You're banned! Closing link: (ada@home) [K-Lined: open proxy]" reason.retry=false
  `)
  playTranscript(`${connecting}
    in :irc.example.org NOTICE ada :*** Not listened to any more
    wait 3
    close banned
    closed
    event disconnected reason.code=banned reason.text="You're banned!" reason.retry=false
  `)
  playTranscript(`${connecting}
    closed
    event disconnected reason.code=banned reason.text="You're banned!" reason.retry=false
  `)
  playTranscript(`${connecting}
    in ERROR :[Z-Lined: Your IP range has been attempting to connect too many times in too short a duration. Wait a while.]
    close throttled
  `)
})

for (const text of [
  'Closing Link: [192.0.2.1] (Throttled: Reconnecting too fast) -Email staff@example.org for more information.',
  'Your host is trying to (re)connect too fast -- throttled',
  'Trying to reconnect too fast.',
  'Closing Link: 192.0.2.1 (Too many host connections (global))',
  'Closing link: (ada@home) [No more connections allowed from your host via this connect class (local)]',
  'Too many clients from your network; connections are throttled',
]) {
  test(`a server that was asked too often is asked again: ${text}`, () => {
    playTranscript(`
      connect plain
      out CAP LS 302
      in ERROR :${text}
      close throttled
      closed
      event disconnected reason.code=throttled reason.text="${text}" reason.retry=true
    `)
  })
}

for (const [code, text] of [
  ['password-refused', 'Closing link: (ada@home) [Access denied by configuration]'],
  ['password-refused', 'Closing Link: home (Unauthorised connection)'],
  ['password-refused', 'Bad password'],
  ['login-required', 'You must log in with SASL to join this server'],
] as const) {
  test(`who lacks what a server wants is not let in by asking again: ${text}`, () => {
    playTranscript(`
      connect plain
      out CAP LS 302
      in ERROR :${text}
      close ${code}
      closed
      event disconnected reason.code=${code} reason.text="${text}" reason.retry=false
    `)
    playTranscript(`
      registered ada
      in ERROR :${text}
      close server-error
    `)
  })
}

test('where nobody may be called like this, it is given up after a shorter one; where all are taken, it is tried again', () => {
  const begin = `
    connect tls
    out CAP LS 302
    out NICK 9countess
    out USER ada 0 * ada
  `
  const refused = (code: string, count: number) =>
    Array.from({ length: count }, (_, attempt) => {
      const tail = attempt === 0 ? '_' : `_${attempt}`
      const next = (attempt < 3 ? '9countess' : '9countess'.slice(0, 9 - tail.length)) + tail
      return `in :irc.example.org ${code} * x :No\n out NICK ${next}`
    }).join('\n')
  const config = { nickname: '9countess', username: 'ada', realname: 'ada' }
  playTranscript(
    `${begin}
    ${refused('432', 4)}
    in :irc.example.org 432 * x :Erroneous Nickname
    out QUIT
    close nickname-refused
    closed
    event disconnected reason.code=nickname-refused reason.text="Erroneous Nickname" reason.retry=false
  `,
    { config },
  )
  playTranscript(
    `${begin}
    ${refused('433', 30)}
    in :irc.example.org 433 * x :Nickname is already in use
    out QUIT
    close nickname-refused
    closed
    event disconnected reason.code=nickname-refused reason.text="Nickname is already in use" reason.retry=true
  `,
    { config },
  )
})
