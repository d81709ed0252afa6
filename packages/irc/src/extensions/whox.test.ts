import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { formatMessage } from '../message/message.ts'
import { whoRequest } from './whox.ts'

const joined = (channel: string): string => `
  in :ada!a@h JOIN ${channel}
  in :irc.example.org 353 ada = ${channel} :ada bob carol
  in :irc.example.org 366 ada ${channel} :End
`

test('after a join the session learns who is away and logged in, one channel after the other (PITFALL 21)', () => {
  const state = playTranscript(`
    registered ada away-notify account-notify
    in :irc.example.org 005 ada WHOX :are supported
    ${joined('#a')}
    out WHO #a %tcuhnfar,842
    ${joined('#b')}
    in :irc.example.org 354 ada 842 #a ~bob h.example bob G*@ bobby :Bob :)
    silent
    in :irc.example.org 354 ada 842 #a c h carol H 0 :Carol
    in :irc.example.org 354 ada 123 #a c h carol H wrong :Another token
    event reply-received
    in :irc.example.org 354 ada 842 #a carol
    event reply-received
    in :irc.example.org 315 ada #a :End
    out WHO #b %tcuhnfar,842
    silent
    in :ada!a@h PART #b
    in :irc.example.org 315 ada #b :End
  `)
  const { hostname, realname, account, away } = state.users.get('bob') ?? {}
  strictEqual(hostname, 'h.example')
  strictEqual(realname, 'Bob :)')
  strictEqual(account, 'bobby')
  strictEqual(away, '')
  strictEqual(state.users.get('carol')?.away, null)
  strictEqual(state.users.get('carol')?.account, null)
})

test('without WHOX it is WHO; the answers to what a person asks are theirs', () => {
  const state = playTranscript(`
    registered ada away-notify
    ${joined('#a')}
    out WHO #a
    do query r1 WHO bob
    in :irc.example.org 352 ada #a ~bob h irc.example.org bob G :0 Bob Smith
    silent
    in :irc.example.org 315 ada #a :End
    out WHO bob
    in :irc.example.org 352 ada * ~bob h irc.example.org bob H :0 Bob Smith
    event reply-received request=r1
    in :irc.example.org 315 ada bob :End
    event request-settled request=r1 outcome.kind=ok
  `)
  strictEqual(state.users.get('bob')?.away, null)
  strictEqual(state.users.get('bob')?.realname, 'Bob Smith')
})

test('nobody asks where nothing would be told of changes, behind a bouncer, or in a channel of thousands', () => {
  playTranscript(`registered ada\n${joined('#a')}`)
  playTranscript(`
    connect mux
    in :bnc CAP ada ACK :away-notify
    in :bnc 001 ada :Welcome
    in :bnc 422 ada :No MOTD
    ${joined('#a')}
  `)
  const crowd = Array.from({ length: 1001 }, (_, i) => `n${i}`).join(' ')
  playTranscript(`
    registered ada away-notify
    in :ada!a@h JOIN #a
    in :irc.example.org 353 ada = #a :${crowd}
    in :irc.example.org 366 ada #a :End
  `)
})

test('a request names the fields that the session reads, where the server can tell them', () => {
  strictEqual(formatMessage(whoRequest(initialIsupport, '#a')), 'WHO #a')
  strictEqual(formatMessage(whoRequest(applyIsupport(initialIsupport, ['WHOX']), '#a')), 'WHO #a %tcuhnfar,842')
})
