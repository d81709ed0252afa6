import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“clients MUST NOT assume that their message has been sent until it is echoed”', () => {
  playTranscript(`
    registered ada echo-message
    do say r1 as=privmsg target=#a text=hi
    out PRIVMSG #a hi
    silent
    in :ada!a@h PRIVMSG #a :hi
    event message-received own=true request=r1
    event request-settled request=r1 outcome.kind=ok
    do say r2 as=privmsg target=#a text=hi
    out PRIVMSG #a hi
    wait 30
    event request-settled request=r2 outcome.kind=unanswered
  `)
})
