import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { renameChannelRequest } from './channel-rename.ts'

test('members, topic and the will to be there go with the new name, also where it differs in case alone', () => {
  strictEqual(formatMessage(renameChannelRequest('#a', '#b')), 'RENAME #a #b :')
  const state = playTranscript(`
    registered ada draft/channel-rename
    in :ada!a@h JOIN #old
    in :bob!b@h JOIN #old
    in :bob!b@h TOPIC #old :Engines
    in :bob!b@h RENAME #old
    event reply-received
    in :bob!b@h RENAME #old #new :Better
    event channel-renamed from=#old to=#new by=bob!b@h reason=Better
    in :bob!b@h RENAME #new #NEW :
    event channel-renamed from=#new to=#NEW
    in :bob!b@h RENAME #elsewhere #nowhere :
    closed
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    out JOIN #NEW
    in :ada!a@h JOIN #NEW
    in :bob!b@h RENAME #NEW #newest :
  `)
  strictEqual(state.channels.get('#newest')?.name, '#newest')
  strictEqual(state.channels.get('#newest')?.members.has('ada'), true)
  strictEqual(state.channels.size, 1)
})
