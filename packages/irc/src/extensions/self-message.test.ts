import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('what another client of ours said is our own', () => {
  playTranscript(`
    registered ada znc.in/self-message
    in :ada!a@h PRIVMSG bob :hi
    event message-received own=true target=bob
  `)
})
