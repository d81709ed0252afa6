import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('what is said to the operators of a channel is refused by the name of the channel (STATUSMSG)', () => {
  playTranscript(`
    registered ada echo-message message-tags
    in :irc.example.org 005 ada CHANTYPES=# PREFIX=(ov)@+ STATUSMSG=@+ :are supported
    do say r1 as=privmsg target=@#a text=psst
    out PRIVMSG @#a psst
    in :irc.example.org 404 ada #b :Cannot send to channel
    in :irc.example.org 404 ada #a :Cannot send to channel
    event request-settled request=r1 outcome.kind=refused outcome.refusal.code=ERR_CANNOTSENDTOCHAN
  `)
})
