import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { formatMessage } from '../message/message.ts'
import { changeRealname } from './setname.ts'
import { playTranscript } from '@longwire/testing'

test('a realname changes when the server says so, and not before', () => {
  strictEqual(formatMessage(changeRealname('Ada')), 'SETNAME Ada')
  const state = playTranscript(`
    registered ada setname
    in :ada!a@h JOIN #a
    do query r1 SETNAME :Ada King
    out SETNAME :Ada King
    out PING fence-1
    in :bob!b@h SETNAME :Bob
    event realname-changed nickname=bob own=false
    in :ada!a@h SETNAME :Ada King
    event realname-changed own=true realname="Ada King"
    event request-settled request=r1 outcome.kind=ok
    do query r2 SETNAME :x
    out SETNAME x
    out PING fence-2
    in :irc.example.org FAIL SETNAME INVALID_REALNAME :Too long
    event request-settled request=r2 outcome.refusal.code=INVALID_REALNAME
  `)
  strictEqual(state.identity.realname, 'Ada King')
})

test('the realname that one has taken is the one to connect with again', () => {
  playTranscript(`
    registered ada setname
    in :ada!a@h JOIN #a
    in :ada!a@h SETNAME :Ada King
    closed
    connect
    out CAP LS 302
    out NICK ada
    out USER ada 0 * :Ada King
  `)
})
