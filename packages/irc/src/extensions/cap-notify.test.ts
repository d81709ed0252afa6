import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('it is requested of servers that offer it by name', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :cap-notify
    out CAP REQ cap-notify
  `)
})
