import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const TAKEN = `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
  in :irc.example.org 433 * ada :Nickname is already in use.
  out NICK ada_
  in :irc.example.org CAP * LS :
  out CAP END
  in :irc.example.org 001 ada_ :Welcome
`

test('the wanted nickname is taken when MONITOR says that it is free (PITFALL 23)', () => {
  const state = playTranscript(`${TAKEN}
    in :irc.example.org 005 ada_ MONITOR=100 :are supported
    in :irc.example.org 422 ada_ :No MOTD
    out MONITOR + ada
    in :irc.example.org 730 ada_ :ada!x@y
    silent
    in :irc.example.org 731 ada_ :ada
    out NICK ada
    in :ada_!a@h NICK ada
    event nickname-changed own=true to=ada
    in :irc.example.org 731 ada :ada
    in :irc.example.org 731 ada :somebody
    event reply-received
  `)
  strictEqual(state.identity.nickname, 'ada')
})

test('where there is no MONITOR, ISON tells, once a minute; and what happens before our eyes', () => {
  playTranscript(`${TAKEN}
    in :irc.example.org 422 ada_ :No MOTD
    wait 60
    out ISON ada
    in :irc.example.org 303 ada_ :Ada
    wait 60
    out ISON ada
    in :irc.example.org 303 ada_ :
    out NICK ada
    in :irc.example.org 433 ada_ ada :Nickname is already in use.
    wait 20
    in :ADA!x@y QUIT :bye
    out NICK ada
    in :ada_!a@h NICK ada
    wait 120
  `)
})

test('what is taken away again and again is asked for ever less often', () => {
  playTranscript(`${TAKEN}
    in :irc.example.org 005 ada_ MONITOR=100 :are supported
    in :irc.example.org 422 ada_ :No MOTD
    out MONITOR + ada
    in :irc.example.org 731 ada_ :ada
    out NICK ada
    in :ada_!a@h NICK ada
    in :ada!a@h NICK Guest1
    in :irc.example.org 731 Guest1 :ada
    wait 14
    silent
    wait 1
    out NICK ada
    in :Guest1!a@h NICK ada
    in :ada!a@h NICK Guest2
    in :irc.example.org 731 Guest2 :ada
    wait 29
    silent
    wait 1
    out NICK ada
  `)
})

test('a nickname that the person took, or that the server cut, is as good as wanted', () => {
  playTranscript(`
    registered ada
    do change-nickname r1 nickname=countess
    out NICK countess
    in :ada!a@h NICK countess
    event request-settled request=r1 outcome.kind=ok
    wait 120
  `)
  playTranscript(
    `
    connect tls
    out CAP LS 302
    out NICK longnickname
    out USER longnickname 0 * longnickname
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 longnickn :Welcome
    in :irc.example.org 005 longnickn NICKLEN=9 :are supported
    in :irc.example.org 422 longnickn :No MOTD
    wait 120
  `,
    { config: { nickname: 'longnickname' } },
  )
})

test('behind a bouncer, the bouncer does it', () => {
  playTranscript(`
    connect mux
    in :bnc 001 ada_ :Welcome
    in :bnc 422 ada_ :No MOTD
    in :ada!x@y QUIT
    wait 120
  `)
})
