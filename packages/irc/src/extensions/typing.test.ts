import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('who types is told, but not ourselves, not the past, and not what is no state', () => {
  playTranscript(`
    registered ada message-tags batch
    in @+typing=active :bob!b@h TAGMSG #a
    event tags-received
    event typing-received source=bob!b@h target=#a typing=active
    in @+draft/typing=done :bob!b@h TAGMSG ada
    event typing-received typing=done
    in @+typing=active :ada!a@h TAGMSG #a
    event tags-received own=true
    in @+typing=furiously :bob!b@h TAGMSG #a
    event tags-received
    in @+typing=active TAGMSG #a
    event tags-received
  `)
})

test('“clients MUST NOT send more than one `active` notification every 3 seconds” to one target', () => {
  playTranscript(`
    registered ada message-tags
    do notify-typing r1 target=#a typing=done
    event request-settled request=r1 outcome.kind=ok
    do notify-typing r2 target=#a typing=active
    out @+typing=active TAGMSG #a
    event request-settled request=r2 outcome.kind=ok
    do notify-typing r3 target=#A typing=active
    do notify-typing r4 target=bob typing=active
    out @+typing=active TAGMSG bob
    wait 2
    do notify-typing r5 target=#a typing=paused
    wait 1
    do notify-typing r6 target=#a typing=paused
    out @+typing=paused TAGMSG #a
    do notify-typing r7 target=#a typing=done
    out @+typing=done TAGMSG #a
    do notify-typing r8 target=#a typing=done
  `)
})

test('nothing is told where the server takes no such tag', () => {
  playTranscript(`
    registered ada
    do notify-typing r1 target=#a typing=active
    event request-settled outcome.kind=unavailable
  `)
  playTranscript(`
    registered ada message-tags
    in :irc.example.org 005 ada CLIENTTAGDENY=typing :are supported
    do notify-typing r1 target=#a typing=active
    event request-settled outcome.kind=unavailable
  `)
})
