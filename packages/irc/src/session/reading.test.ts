import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { findChannel, findUser, membersOf, replyTarget } from './reading.ts'

const state = playTranscript(`
  registered ada
  in :ada!a@h JOIN #Garden[1]
  in :irc.example.org 353 ada = #Garden[1] :@ada +Bob[] carol
  in :irc.example.org 366 ada #Garden[1] :End
`)

test('channels and people are found in any spelling', () => {
  strictEqual(findChannel(state, '#gARDEN{1}')?.name, '#Garden[1]')
  strictEqual(findUser(state, 'bOB{}')?.nickname, 'Bob[]')
  strictEqual(findChannel(state, '#elsewhere'), undefined)
  strictEqual(findUser(state, 'nobody'), undefined)
})

test('the members of a channel, with their prefixes, as the server told of them', () => {
  deepStrictEqual(
    membersOf(state, '#garden[1]').map(({ nickname, prefixes }) => prefixes + nickname),
    ['@ada', '+Bob[]', 'carol'],
  )
  deepStrictEqual(membersOf(state, '#elsewhere'), [])
})

test('an answer goes to the channel, to its operators, or to who spoke to us alone', () => {
  const source = { nickname: 'Bob[]' }
  strictEqual(replyTarget(state, { source, target: '#Garden[1]', status: '' }), '#Garden[1]')
  strictEqual(replyTarget(state, { source, target: '#Garden[1]', status: '@' }), '@#Garden[1]')
  strictEqual(replyTarget(state, { source, target: 'ADA', status: '' }), 'Bob[]')
  strictEqual(replyTarget(state, { source: { nickname: 'ada' }, target: 'carol', status: '' }), 'carol')
  strictEqual(replyTarget(state, { source: 'irc.example.org', target: 'ada', status: '' }), undefined)
})
