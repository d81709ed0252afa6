import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('an invitation of somebody else is told with their nickname', () => {
  playTranscript(`
    registered ada invite-notify
    in :bob!b@h INVITE ada
    event reply-received
    in :bob!b@h INVITE ada #a
    event user-invited nickname=ada channel=#a by=bob!b@h
    in :bob!b@h INVITE carol #a
    event user-invited nickname=carol
  `)
})
