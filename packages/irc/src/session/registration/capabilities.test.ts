import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { knownCapabilities } from '../extension-table.ts'

const HELLO = `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
`

test('“the client MUST wait until it has received a line without the asterisk”: a list in several lines, with values', () => {
  const state = playTranscript(`${HELLO}
    in :irc.example.org CAP * LS * :batch message-tags=strange
    in :irc.example.org CAP * LS :server-time sasl=PLAIN,EXTERNAL 
    out CAP REQ :message-tags server-time batch
    in :irc.example.org CAP ada ACK :message-tags server-time batch 
    out CAP END
    event capabilities-changed enabled=message-tags,server-time,batch disabled=""
  `)
  deepStrictEqual(
    [...state.capabilities.offered],
    [
      ['batch', ''],
      ['message-tags', 'strange'],
      ['server-time', ''],
      ['sasl', 'PLAIN,EXTERNAL'],
    ],
  )
})

test('a capability that is not known is never requested, nor one that harms who does', () => {
  const harmful = ['ergo.chat/nope', 'inspircd.org/poison', 'soju.im/account-required', 'sts', 'tls', 'sasl']
  for (const name of harmful) deepStrictEqual(knownCapabilities.includes(name), false)
  playTranscript(`${HELLO}
    in :irc.example.org CAP * LS :${harmful.join(' ')} sts=port=6697 unheard-of constructor __proto__
    out CAP END
  `)
})

test('an extension is not requested without what it needs, nor where the person wants none of it', () => {
  playTranscript(`${HELLO}
    in :irc.example.org CAP * LS :labeled-response echo-message
    out CAP REQ echo-message
  `)
  playTranscript(
    `${HELLO}
    in :irc.example.org CAP * LS :labeled-response batch echo-message
    out CAP REQ :batch labeled-response
  `,
    { config: { without: ['echo-message'] } },
  )
})

test('a NAK of a set leads to smaller requests, and one that is refused alone is let go', () => {
  const state = playTranscript(`${HELLO}
    in :irc.example.org CAP * LS :message-tags server-time batch echo-message
    out CAP REQ :message-tags server-time batch echo-message
    in :irc.example.org CAP * NAK :message-tags server-time batch echo-message
    out CAP REQ :message-tags server-time
    out CAP REQ :batch echo-message
    in :irc.example.org CAP * ACK :message-tags server-time
    in :irc.example.org CAP * NAK :batch echo-message
    out CAP REQ batch
    out CAP REQ echo-message
    in :irc.example.org CAP * NAK :batch
    in :irc.example.org CAP * ACK :echo-message
    out CAP END
  `)
  deepStrictEqual([...state.capabilities.enabled], ['message-tags', 'server-time', 'echo-message'])
})

test('an ACK in several lines, with the marks of version 3.1, is one ACK', () => {
  playTranscript(`${HELLO}
    in :irc.example.org CAP * LS :message-tags server-time batch
    out CAP REQ :message-tags server-time batch
    in :irc.example.org CAP * ACK :~message-tags
    in :irc.example.org CAP * ACK :=server-time ~=batch
    out CAP END
  `)
})

test('CAP NEW and DEL are followed at any time, also before 001', () => {
  const state = playTranscript(`${HELLO}
    in :irc.example.org CAP * LS :batch
    out CAP REQ batch
    in :irc.example.org CAP * ACK :batch
    out CAP END
    in :irc.example.org CAP ada DEL :batch
    event capabilities-changed enabled="" disabled=batch
    in :irc.example.org CAP ada NEW :server-time echo-message=x
    out CAP REQ :server-time echo-message
    in :irc.example.org CAP ada ACK :server-time echo-message
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    in :irc.example.org CAP ada NEW :batch server-time
    out CAP REQ batch
    in :irc.example.org CAP ada ACK :batch
    in :irc.example.org CAP ada ACK :-echo-message
    event capabilities-changed enabled="" disabled=echo-message
  `)
  deepStrictEqual([...state.capabilities.enabled], ['server-time', 'batch'])
})

test('of several names of one extension only the best that is offered is requested', () => {
  playTranscript(`${HELLO}
    in :irc.example.org CAP * LS :batch draft/labeled-response-0.2
    out CAP REQ :batch draft/labeled-response-0.2
    in :irc.example.org CAP * ACK :batch draft/labeled-response-0.2
    out CAP END
    in :irc.example.org CAP ada NEW :labeled-response
  `)
})
