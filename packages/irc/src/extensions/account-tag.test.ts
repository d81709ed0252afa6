import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('the account of who speaks is on the event and in the state', () => {
  const state = playTranscript(`
    registered ada account-tag message-tags
    in :ada!a@h JOIN #a
    in :bob!b@h JOIN #a
    in @account :bob!b@h PRIVMSG #a :hi
    event message-received account=-
    in @account=bobby :bob!b@h PRIVMSG #a :hi
    event message-received account=bobby
    in @account=stranger :stranger!s@h PRIVMSG ada :hi
    event message-received account=stranger
  `)
  strictEqual(state.users.get('bob')?.account, 'bobby')
  strictEqual(state.users.has('stranger'), false)
})
