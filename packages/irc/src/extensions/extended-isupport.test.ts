import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('ISUPPORT is asked for before the registration is over, and its answer is known from then on', () => {
  const state = playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :batch draft/extended-isupport
    out CAP REQ :batch draft/extended-isupport
    in :irc.example.org CAP * ACK :batch draft/extended-isupport
    out ISUPPORT
    out CAP END
    in :irc.example.org BATCH +1 draft/isupport
    in @batch=1 :irc.example.org 005 * NETWORK=Example CASEMAPPING=ascii :are supported
    event isupport-changed
    in :irc.example.org BATCH -1
  `)
  strictEqual(state.isupport.networkName, 'Example')
  strictEqual(state.phase, 'registering')
})

test('after the registration there is nothing to ask', () => {
  playTranscript(`
    registered ada batch
    in :irc.example.org CAP ada NEW :draft/extended-isupport
    out CAP REQ draft/extended-isupport
    in :irc.example.org CAP ada ACK :draft/extended-isupport
  `)
})
