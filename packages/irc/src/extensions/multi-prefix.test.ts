import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“all possible prefixes a user has, in order of rank”: whatever order a server writes them in', () => {
  const state = playTranscript(`
    registered ada multi-prefix
    in :irc.example.org 005 ada PREFIX=(qov)~@+ :are supported
    in :ada!a@h JOIN #a
    in :irc.example.org 353 ada = #a :+@ada ~@+bob @ +
    in :irc.example.org 366 ada #a :End
  `)
  strictEqual(state.channels.get('#a')?.members.get('ada'), '@+')
  strictEqual(state.channels.get('#a')?.members.get('bob'), '~@+')
})
