import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('a user gets another username and hostname without leaving; ours is what lines are measured with', () => {
  const state = playTranscript(`
    registered ada chghost
    in :ada!a@h JOIN #a
    in :bob!b@h JOIN #a
    in :bob!b@h CHGHOST onlyuser
    event reply-received
    in :bob!b@h CHGHOST bobby cloak/bob
    event user-host-changed nickname=bob username=bobby hostname=cloak/bob own=false
    in :ada!a@h CHGHOST ~ada cloak/ada
    event user-host-changed own=true
  `)
  deepStrictEqual([...state.users.keys()], ['ada', 'bob'])
  strictEqual(state.users.get('bob')?.hostname, 'cloak/bob')
  strictEqual(state.identity.username, '~ada')
  strictEqual(state.identity.hostname, 'cloak/ada')
})
