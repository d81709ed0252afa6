import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“If the message is present, the user is going away. If not, the user is no longer away”', () => {
  const state = playTranscript(`
    registered ada away-notify
    in :ada!a@h JOIN #a
    in :bob!b@h JOIN #a
    in :carol!c@h JOIN #a
    in AWAY :nobody
    event reply-received
    in :bob!b@h AWAY :gone fishing
    event user-away-changed nickname=bob away="gone fishing"
    in :carol!c@h AWAY :x
    in :carol!c@h AWAY
    event user-away-changed nickname=carol away=-
    in :dave!d@h AWAY :
    event user-away-changed nickname=dave away=-
  `)
  strictEqual(state.users.get('bob')?.away, 'gone fishing')
  strictEqual(state.users.get('carol')?.away, null)
  strictEqual(state.identity.away, false)
})
