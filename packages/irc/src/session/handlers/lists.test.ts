import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('a list that was asked for is kept, and follows MODE; one that was not asked for is not known', () => {
  const state = playTranscript(`
    registered ada
    in :irc.example.org 005 ada CHANMODES=beIq,k,l,imnt :are supported
    in :ada!a@h JOIN #a
    in :irc.example.org 367 ada
    in :irc.example.org 367 ada #elsewhere *!*@x
    do query r1 MODE #a b
    out MODE #a b
    out PING fence-1
    in :irc.example.org 367 ada #a *!*@one bob!b@h 1700000000
    in :irc.example.org 367 ada #a *!*@two
    in :irc.example.org 368 ada #a :End
    event request-settled request=r1 outcome.kind=ok
    in :bob!b@h MODE #a -b+be *!*@one *!*@three *!*@friend
    in :irc.example.org 728 ada #a q *!*@quiet bob 1700000000
    in :irc.example.org 729 ada #a q :End
    in :irc.example.org 348 ada #a *!*@never-ended
  `)
  const lists = state.channels.get('#a')?.lists
  deepStrictEqual(
    lists?.get('b')?.map(({ mask, setBy }) => [mask, setBy]),
    [
      ['*!*@two', undefined],
      ['*!*@three', 'bob'],
    ],
  )
  deepStrictEqual(lists?.get('q'), [{ mask: '*!*@quiet', setBy: 'bob', setAt: 1_700_000_000_000 }])
  strictEqual(lists?.has('e'), false)
})

test('an empty list is known to be empty', () => {
  const state = playTranscript(`
    registered ada
    in :ada!a@h JOIN #a
    in :irc.example.org 347 ada #a :End
  `)
  deepStrictEqual(state.channels.get('#a')?.lists?.get('I'), [])
})
