import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“REFUSED <target> <msgid> <code> :<text>” says which message was refused, and why; what lacks one of them is no such line', () => {
  playTranscript(`
    registered ada longwire/refused
    in :bouncer.longwire REFUSED
    event reply-received
    in :bouncer.longwire REFUSED #a lw.1
    event reply-received
    in :irc.example REFUSED #a lw.1 ERR_CANNOTSENDTOCHAN :Cannot send to channel
    event message-refused target=#a refused=lw.1 code=ERR_CANNOTSENDTOCHAN text="Cannot send to channel"
    in :irc.example 404 ada #a :Cannot send to channel
    event message-refused target=#a refused=- code=ERR_CANNOTSENDTOCHAN
  `)
})
