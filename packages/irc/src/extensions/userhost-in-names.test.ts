import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('names come with username and hostname behind their prefixes', () => {
  const state = playTranscript(`
    registered ada userhost-in-names multi-prefix
    in :ada!a@h JOIN #a
    in :irc.example.org 353 ada = #a :@+bob!~b@cloak/bob !x@y carol!c@2001:db8::1
    in :irc.example.org 366 ada #a :End
  `)
  deepStrictEqual(
    [...(state.channels.get('#a')?.members ?? [])],
    [
      ['bob', '@+'],
      ['carol', ''],
    ],
  )
  strictEqual(state.users.get('bob')?.username, '~b')
  strictEqual(state.users.get('carol')?.hostname, '2001:db8::1')
})
