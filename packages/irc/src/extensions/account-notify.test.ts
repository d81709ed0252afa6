import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('ACCOUNT without a source or an account is for the console', () => {
  playTranscript(`
    registered ada account-notify
    in ACCOUNT bob
    event reply-received
    in :bob!b@h ACCOUNT
    event reply-received
    in :stranger!s@h ACCOUNT stranger
    event user-account-changed nickname=stranger
  `)
})

test('“The ACCOUNT message is sent when a user logs in or out”; `*` is out', () => {
  const state = playTranscript(`
    registered ada account-notify
    in :ada!a@h JOIN #a
    in :bob!b@h JOIN #a
    in :bob!b@h ACCOUNT bobby
    event user-account-changed nickname=bob to=bobby own=false
    in :carol!c@h JOIN #a
    in :carol!c@h ACCOUNT carol
    in :carol!c@h ACCOUNT *
    event user-account-changed nickname=carol to=-
    in :ada!a@h ACCOUNT lovelace
    event account-changed account=lovelace
    event user-account-changed own=true
  `)
  strictEqual(state.users.get('bob')?.account, 'bobby')
  strictEqual(state.users.get('carol')?.account, null)
  strictEqual(state.identity.account, 'lovelace')
})
