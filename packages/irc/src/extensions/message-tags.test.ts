import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('TAGMSG is told as tags, never as text', () => {
  playTranscript(`
    registered ada message-tags
    in TAGMSG
    event reply-received
    in @+x=y :bob!b@h TAGMSG #a
    event tags-received source=bob!b@h target=#a own=false
    in @+x=y :ada!a@h TAGMSG #a
    event tags-received own=true
  `)
})
