import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('what those do who are watched is told, though they are in no channel with us', () => {
  playTranscript(`
    registered ada extended-monitor draft/extended-monitor
    in :bob!b@h ACCOUNT bobby
    event user-account-changed nickname=bob
    in :bob!b@h CHGHOST b2 h2
    event user-host-changed nickname=bob
    in :bob!b@h SETNAME :Bob
    event realname-changed nickname=bob
  `)
})
