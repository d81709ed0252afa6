import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('a bot is known by the tag on what it says, by WHOIS and by WHO', () => {
  const state = playTranscript(`
    registered ada message-tags away-notify
    in :irc.example.org 005 ada BOT=B :are supported
    in :ada!a@h JOIN #a
    in :irc.example.org 353 ada = #a :ada tagged asked listed human
    in :irc.example.org 366 ada #a :End
    out WHO #a
    in :irc.example.org 352 ada #a b h irc.example.org listed HB :0 A bot
    in :irc.example.org 352 ada #a b h irc.example.org human H :0 Not a bot
    in :irc.example.org 315 ada #a :End
    in @bot :tagged!b@h PRIVMSG #a :beep
    in @bot :stranger!b@h PRIVMSG #a :beep
    in :irc.example.org 335 ada asked :is a Bot on Example
    event reply-received
    in :irc.example.org 335 ada
  `)
  for (const nickname of ['tagged', 'asked', 'listed']) strictEqual(state.users.get(nickname)?.bot, true)
  strictEqual(state.users.get('human')?.bot, false)
})
