import { test } from 'node:test'
import { playTranscript, type TranscriptOptions } from '@longwire/testing'

const options: TranscriptOptions = {
  config: { ctcp: { version: 'Longwire 1', source: 'https://example.org', clientInfo: true } },
}

test('a request is answered by a notice, as far as the configuration says', () => {
  playTranscript(
    `
    registered ada
    in :bob!b@h PRIVMSG ada :\x01VERSION\x01
    out NOTICE bob :\x01VERSION Longwire 1\x01
    event ctcp-received command=VERSION
    in :bob!b@h PRIVMSG ADA :\x01ping 123 456\x01
    out NOTICE bob :\x01PING 123 456\x01
    in :bob!b@h PRIVMSG ada :\x01CLIENTINFO\x01
    out NOTICE bob :\x01CLIENTINFO ACTION CLIENTINFO PING SOURCE VERSION\x01
    in :bob!b@h PRIVMSG ada :\x01TIME\x01
    in :bob!b@h PRIVMSG ada :\x01DCC SEND x 1 2 3\x01
  `,
    options,
  )
  playTranscript(`
    registered ada
    in :bob!b@h PRIVMSG ada :\x01VERSION\x01
    in :bob!b@h PRIVMSG ada :\x01PING x\x01
  `)
})

test('nobody is answered in a channel, for a notice, for our own words, or behind a bouncer (PITFALL 39)', () => {
  playTranscript(
    `
    registered ada
    in :bob!b@h PRIVMSG #a :\x01VERSION\x01
    in :bob!b@h NOTICE ada :\x01VERSION\x01
    in :ada!a@h PRIVMSG ada :\x01VERSION\x01
    in :irc.example.org PRIVMSG ada :\x01VERSION\x01
    in :bob!b@h PRIVMSG ada :\x01PING ${'x'.repeat(200)}\x01
  `,
    options,
  )
  playTranscript(
    `
    connect mux
    in :bnc 001 ada :Welcome
    in :bnc 422 ada :No MOTD
    in :bob!b@h PRIVMSG ada :\x01VERSION\x01
  `,
    options,
  )
})

test('a flood of requests has three answers at once, then one every ten seconds', () => {
  playTranscript(
    `
    registered ada
    in :b1!b@h PRIVMSG ada :\x01SOURCE\x01
    out NOTICE b1 :\x01SOURCE https://example.org\x01
    in :b2!b@h PRIVMSG ada :\x01SOURCE\x01
    out NOTICE b2 :\x01SOURCE https://example.org\x01
    in :b3!b@h PRIVMSG ada :\x01SOURCE\x01
    out NOTICE b3 :\x01SOURCE https://example.org\x01
    in :b4!b@h PRIVMSG ada :\x01SOURCE\x01
    wait 9
    in :b5!b@h PRIVMSG ada :\x01SOURCE\x01
    wait 1
    in :b6!b@h PRIVMSG ada :\x01SOURCE\x01
    out NOTICE b6 :\x01SOURCE https://example.org\x01
    in :b7!b@h PRIVMSG ada :\x01SOURCE\x01
  `,
    options,
  )
})
