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

test('of a line to everybody and one to the operators, each is refused by what names it', () => {
  playTranscript(`
    registered ada echo-message message-tags
    in :irc.example.org 005 ada CHANTYPES=# PREFIX=(ov)@+ STATUSMSG=@+ :are supported
    do say r1 as=privmsg target=#a text=hello
    out PRIVMSG #a hello
    do say r2 as=privmsg target=@#a text=psst
    out PRIVMSG @#a psst
    # Not one of those to whom it was said: never to everybody.
    in :irc.example.org 482 ada #a :You're not a channel operator
    event request-settled request=r2 outcome.kind=refused outcome.refusal.code=ERR_CHANOPRIVSNEEDED
    do say r3 as=privmsg target=+#a text=voiced
    out PRIVMSG +#a voiced
    in :irc.example.org 482 ada +#a :You're not a channel operator
    event request-settled request=r3 outcome.kind=refused
    do say r4 as=privmsg target=@#a text=again
    out PRIVMSG @#a again
    in :irc.example.org 404 ada @#a :Cannot send to channel
    event request-settled request=r4 outcome.kind=refused
    # Servers answer in order: what names the channel alone is for what was said first.
    do say r5 as=privmsg target=@#a text=last
    out PRIVMSG @#a last
    in :irc.example.org 404 ada #a :Cannot send to channel
    event request-settled request=r1 outcome.kind=refused
    in :ada!a@h PRIVMSG @#a last
    event request-settled request=r5 outcome.kind=ok
  `)
})

test('what was said to the operators of a channel and is refused when nobody waits for it any more is told by that name', () => {
  playTranscript(`
    registered ada
    in :irc.example.org 005 ada CHANTYPES=# PREFIX=(ov)@+ STATUSMSG=@+ :are supported
    in :irc.example.org 482 ada @#a :You're not a channel operator
    event message-refused target=@#a code=ERR_CHANOPRIVSNEEDED
    in :irc.example.org 482 ada #a :You're not a channel operator
    event reply-received
  `)
})
