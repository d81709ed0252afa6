import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { reactTo, unreactTo } from './react.ts'

test('a reaction needs the message that it belongs to, and is not given and taken at once', () => {
  playTranscript(`
    registered ada message-tags
    in @+draft/react=👍 :bob!b@h TAGMSG #a
    event tags-received
    in @+reply=m1;+draft/react= :bob!b@h TAGMSG #a
    event tags-received
    in @+reply=m1;+draft/react=👍;+draft/unreact=👍 :bob!b@h TAGMSG #a
    event tags-received
    in @+reply=m1;+draft/react=👍 :bob!b@h TAGMSG #a
    event tags-received
    event reaction-received to=m1 reaction=👍 added=true own=false source=bob!b@h target=#a
    in @+draft/reply=m1;+draft/unreact=lol :ada!a@h TAGMSG bob
    event reaction-received to=m1 reaction=lol added=false own=true
  `)
})

test('reactions are sent as TAGMSG with both tags', () => {
  strictEqual(formatMessage(reactTo('#a', 'm1', '👍')), '@+reply=m1;+draft/react=👍 TAGMSG #a')
  strictEqual(formatMessage(unreactTo('#a', 'm1', 'a b')), '@+reply=m1;+draft/unreact=a\\sb TAGMSG #a')
})
