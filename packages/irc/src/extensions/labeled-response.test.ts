import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“the response may be a single message, a batch, or an ACK”, and it may be none at all', () => {
  playTranscript(`
    registered ada batch labeled-response
    do query r1 PING x
    out @label=1 PING x
    in @label=1 :irc.example.org PONG irc.example.org x
    event request-settled request=r1 outcome.kind=ok
    do query r2 WHOIS bob
    out @label=2 WHOIS bob
    in @label=2 :irc.example.org BATCH +NMzYSq45x labeled-response
    in @batch=NMzYSq45x :irc.example.org 311 ada bob b h * :Bob
    in @batch=NMzYSq45x :irc.example.org 318 ada bob :End
    in :irc.example.org BATCH -NMzYSq45x
    event request-settled request=r2 outcome.kind=ok
    do query r3 PONG x
    out @label=3 PONG x
    in @label=3 :irc.example.org ACK
    event request-settled request=r3 outcome.kind=ok outcome.replies=""
    do query r4 WHOIS bob
    out @label=4 WHOIS bob
    wait 30
    event request-settled request=r4 outcome.kind=unanswered
    in @label=4 :irc.example.org 318 ada bob :Too late
    event reply-received request=-
  `)
})

test('a batch inside the response belongs to the request, and ends it not', () => {
  playTranscript(`
    registered ada batch labeled-response draft/chathistory server-time message-tags
    do query r1 CHATHISTORY LATEST #a * 10
    out @label=1 CHATHISTORY LATEST #a * 10
    in @label=1 BATCH +outer labeled-response
    in @batch=outer BATCH +inner chathistory #a
    in @batch=inner;msgid=m1 :bob!b@h PRIVMSG #a :hi
    event message-received request=r1 replayed=true
    in @batch=outer BATCH -inner
    event history-received target=#a count=1 request=r1
    in BATCH -outer
    event request-settled request=r1 outcome.kind=ok
  `)
})

test('without `batch` it is not requested', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :labeled-response
    out CAP END
  `)
})
