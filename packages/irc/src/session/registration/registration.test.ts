import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('lines that are no messages, and messages without what they need, change nothing', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :
    in @
    in @a=b
    silent
    in :irc.example.org
    in CAP
    in :irc.example.org CAP *
    in CAP * LS
    out CAP END
    in :irc.example.org 001
    in :irc.example.org 433
    in 005
    in :irc.example.org CAP * ACK
    in :irc.example.org CAP * NAK
    in AUTHENTICATE
    in BATCH
    in BATCH +
    in BATCH -x
    in JOIN
    in :ada JOIN
    in PART #a
    in KICK #a
    in :bob NICK
    in MODE
    in 353 ada
    in 366 ada
    in FAIL
    in PING
    out PONG :
    in 376
    event registered nickname=ada
  `)
})

test('a session that is not connected takes no lines, and nothing can be asked of it', () => {
  playTranscript(`
    in :irc.example.org 001 ada :Welcome
    silent
    do join r1 channel=#a
    event request-settled request=r1 outcome.kind=unavailable outcome.text="Not connected"
    do quit r2
    event request-settled request=r2
    closed
    silent
  `)
})

test('on a plaintext connection nothing but CAP LS is said before the list of capabilities was read', () => {
  playTranscript(`
    connect plain
    out CAP LS 302
    in :irc.example.org CAP * LS :
    out NICK ada
    out USER ada 0 * ada
    out CAP END
  `)
})

test('a server that knows no CAP and says nothing is introduced to after two seconds', () => {
  playTranscript(`
    connect plain
    out CAP LS 302
    in :irc.example.org NOTICE AUTH :*** Looking up your hostname
    event message-received target=AUTH
    wait 2
    out NICK ada
    out USER ada 0 * ada
    in PING :12345
    out PONG 12345
    in :irc.example.org 001 ada :Welcome to the Internet Relay Network ada
    in :irc.example.org 376 ada :End of /MOTD command.
    event registered nickname=ada server=irc.example.org
  `)
})

for (const answer of ['421 * CAP :Unknown command', '451 * :Register first.']) {
  test(`a server that answers CAP with ${answer.slice(0, 3)} is registered with at once`, () => {
    playTranscript(`
      connect plain
      out CAP LS 302
      in :irc.example.org ${answer}
      out NICK ada
      out USER ada 0 * ada
      in :irc.example.org 001 ada :Welcome
      in :irc.example.org 422 ada :No MOTD
      event registered
    `)
  })
}

test('PASS comes before NICK and USER, and is not in the snapshot', () => {
  playTranscript(
    `
    connect tls
    out CAP LS 302
    out PASS sesame
    out NICK ada
    out USER lovelace 0 * :Ada Lovelace
    in :irc.example.org 464 ada :Password incorrect
    close password-refused
    closed
    event disconnected reason.code=password-refused reason.text="Password incorrect" reason.retry=false
  `,
    {
      config: { username: 'lovelace', realname: 'Ada Lovelace' },
      secrets: { serverPassword: 'sesame' },
    },
  )
})

test('a taken nickname leads to the alternatives, then to the wanted one with more behind it; the wanted one is kept', () => {
  const state = playTranscript(
    `
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org 433 * ada :Nickname is already in use.
    out NICK countess
    in :irc.example.org 432 * countess :Erroneous nickname
    out NICK ada_
    in :irc.example.org 437 * ada_ :Nick/channel is temporarily unavailable
    out NICK ada_1
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada_1 :Welcome
    in :irc.example.org 376 ada_1 :End
    event registered nickname=ada_1
  `,
    { config: { alternativeNicknames: ['countess'] } },
  )
  strictEqual(state.identity.nickname, 'ada_1')
  strictEqual(state.identity.wantedNickname, 'ada')
})

test('a server that cuts long nicknames is asked for shorter ones', () => {
  playTranscript(
    `
    connect tls
    out CAP LS 302
    out NICK longnickname
    out USER longnickname 0 * longnickname
    in :irc.example.org 433 * longnickn :Nickname is already in use.
    out NICK longnickname_
    in :irc.example.org 433 * longnickn :Nickname is already in use.
    out NICK longnickname_1
    in :irc.example.org 433 * longnickn :Nickname is already in use.
    out NICK longnickname_2
    in :irc.example.org 433 * longnickn :Nickname is already in use.
    out NICK longnic_3
  `,
    { config: { nickname: 'longnickname' } },
  )
})

test('the server decides what we are called (001)', () => {
  const state = playTranscript(
    `
    connect tls
    out CAP LS 302
    out NICK longnickname
    out USER longnickname 0 * longnickname
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 longnickn :Welcome to the network longnickn!~long@host.example
    in :irc.example.org 376 longnickn :End
    event registered nickname=longnickn
  `,
    { config: { nickname: 'longnickname' } },
  )
  strictEqual(state.identity.username, '~long')
  strictEqual(state.identity.hostname, 'host.example')
})

test('a registration that does not end within a minute is given up, to be tried again', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    wait 60
    out QUIT
    close registration-timeout
    closed
    event disconnected reason.code=registration-timeout reason.retry=true
  `)
})

test('a server without an end of its MOTD is registered with all the same', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    wait 10
    event registered
  `)
})

test('on a preregistered transport the session says nothing, and takes what the other side begins with', () => {
  const state = playTranscript(`
    connect mux
    in :bnc CAP ada ACK :batch message-tags
    event capabilities-changed enabled=batch,message-tags
    in :bnc 001 countess :Welcome
    in :bnc 005 countess CASEMAPPING=ascii :are supported
    event isupport-changed
    in :bnc 422 countess :No MOTD
    event registered nickname=countess
    in :countess!u@h JOIN #a
    event user-joined channel=#a own=true
    in :bnc 332 countess #a :Engines
    event topic-listed channel=#a
    in :bnc 353 countess = #a :countess @bob
    in :bnc 366 countess #a :End
    event members-listed channel=#a
  `)
  strictEqual(state.channels.get('#a')?.members.get('bob'), '@')
  strictEqual(state.channels.get('#a')?.topic?.text, 'Engines')
})

test('ERROR ends the connection even where the server leaves it open', () => {
  playTranscript(`
    registered ada
    in ERROR :Closing Link: ada[home.example] (Ping timeout)
    close server-error
    in :bob!b@h PRIVMSG ada :too late
    silent
    closed
    event disconnected reason.code=server-error reason.text="Closing Link: ada[home.example] (Ping timeout)" reason.retry=true
  `)
})

test('QUIT is settled when the connection ends, and the connection is left where the server does not end it', () => {
  playTranscript(`
    registered ada
    do quit r1 reason="good night"
    out QUIT :good night
    wait 3
    close quit
    closed
    event request-settled request=r1 outcome.kind=ok
    event disconnected reason.code=quit reason.retry=false
  `)
})

test('what was joined is joined again after a reconnect: keys first, and not what was refused for good (PITFALL 22)', () => {
  playTranscript(`
    registered ada
    do join r1 channel=#Free
    out JOIN #Free
    in :ada!a@h JOIN #Free
    do join r2 channel=#locked key=sesame
    out JOIN #locked sesame
    in :ada!a@h JOIN #locked
    do join r3 channel=#left
    out JOIN #left
    in :ada!a@h JOIN #left
    do part r4 channel=#left
    out PART #left
    in :ada!a@h PART #left
    do join r5 channel=#ban
    out JOIN #ban
    in :irc.example.org 474 ada #ban :Cannot join channel (+b)
    closed
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    out JOIN #locked sesame
    out JOIN #Free
    event registered
    in :irc.example.org 475 ada #locked :Cannot join channel (+k)
    closed
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    out JOIN #Free
  `)
})

test('channels of the configuration are joined together when the registration is over, as TARGMAX allows', () => {
  playTranscript(
    `
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 005 ada TARGMAX=JOIN:2 CASEMAPPING=ascii :are supported
    in :irc.example.org 422 ada :No MOTD
    out JOIN #key sesame
    out JOIN #a,#b
    out JOIN #c
  `,
    { config: { channels: [{ name: '#a' }, { name: '#b' }, { name: '#c' }, { name: '#key', key: 'sesame' }] } },
  )
})
