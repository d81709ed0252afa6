import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('it is requested only together with chathistory', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :draft/event-playback batch server-time message-tags
    out CAP REQ :message-tags server-time batch
    in :irc.example.org CAP * ACK :message-tags server-time batch
    out CAP END
    in :irc.example.org CAP ada NEW :draft/chathistory
    out CAP REQ :draft/chathistory draft/event-playback
  `)
})
