import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“`*` if the user is not logged in”: account and realname come with the JOIN', () => {
  const state = playTranscript(`
    registered ada extended-join
    in :ada!a@h JOIN #a lovelace :Ada Lovelace
    event user-joined channel=#a own=true
    in :bob!b@h JOIN #a * :Bob
    event user-joined nickname=bob
    in :carol!c@h JOIN #a
    in :dave!d@h JOIN #a dave
  `)
  strictEqual(state.users.get('ada')?.realname, 'Ada Lovelace')
  strictEqual(state.identity.account, 'lovelace')
  strictEqual(state.users.get('bob')?.account, null)
  strictEqual(state.users.get('bob')?.realname, 'Bob')
  strictEqual(state.users.get('carol')?.account, undefined)
})
