import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const SUPPORTED = `
  registered ada extended-monitor
  in :irc.example.org 005 ada MONITOR=2 :are supported
`

test('who is watched is told when they come and go; who is not is left to who asked', () => {
  playTranscript(`${SUPPORTED}
    in :irc.example.org 730
    event reply-received
    in :irc.example.org 731 ada :somebody
    event reply-received
    do watch r1 nicknames=["bob","Carol"]
    event request-settled request=r1 outcome.kind=ok
    out MONITOR + bob,Carol
    in :irc.example.org 730 ada :BOB!b@h.example
    event presence-changed nickname=bob online=true source=BOB!b@h.example
    in :irc.example.org 731 ada :carol
    event presence-changed nickname=Carol online=false
    in :irc.example.org 731 ada :carol
    silent
    in :irc.example.org 731 ada :bob,carol
    event presence-changed nickname=bob online=false
    in :bob!b@h AWAY :not in a channel with us
    event user-away-changed nickname=bob
    do unwatch r2 nicknames=["bob"]
    event request-settled request=r2
    out MONITOR - bob
    in :irc.example.org 730 ada :bob
    event reply-received
  `)
})

test('who is watched is watched again after a reconnect, and told anew', () => {
  playTranscript(`${SUPPORTED}
    do watch r1 nicknames=["bob"]
    out MONITOR + bob
    in :irc.example.org 730 ada :bob
    closed
    do watch r2 nicknames=["carol"]
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 005 ada MONITOR=100 :are supported
    in :irc.example.org 422 ada :No MOTD
    out MONITOR + bob,carol
    in :irc.example.org 730 ada :bob
    event presence-changed nickname=bob online=true
  `)
})

test('beyond the limit, and where the list is full (734), ISON is asked every minute', () => {
  playTranscript(`${SUPPORTED}
    do watch r1 nicknames=["bob","carol","dave"]
    out MONITOR + bob,carol
    out ISON dave
    in :irc.example.org 303 ada :Dave
    event presence-changed nickname=dave online=true
    in :irc.example.org 734 ada 1 carol :Monitor list is full
    out ISON carol
    in :irc.example.org 303 ada :
    event presence-changed nickname=carol online=false
    wait 60
    out ISON :carol dave
    in :irc.example.org 303 ada :carol
    event presence-changed nickname=carol online=true
    event presence-changed nickname=dave online=false
  `)
})

test('where there is no MONITOR, ISON is; an answer that does not come is not waited for', () => {
  playTranscript(`
    registered ada
    do watch r1 nicknames=["bob",""," ","a,b"]
    out ISON bob
    wait 60
    out ISON bob
    in :irc.example.org 303 ada :bob
    event presence-changed nickname=bob online=true
    do query r2 ISON carol
    out ISON carol
    in :irc.example.org 303 ada :
    event reply-received request=r2
    event request-settled request=r2
  `)
})

test('what a person asks of MONITOR by themselves has an outcome', () => {
  playTranscript(`${SUPPORTED}
    do query r1 MONITOR + bob
    out MONITOR + bob
    out PING fence-1
    in :irc.example.org 731 ada :bob
    event reply-received request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 MONITOR L
    out MONITOR L
    in :irc.example.org 732 ada :bob
    in :irc.example.org 733 ada :End of MONITOR list
    event request-settled request=r2 outcome.kind=ok
    do query r3 MONITOR - bob
    out MONITOR - bob
    out PING fence-2
    in :irc.example.org PONG irc.example.org fence-2
    event request-settled request=r3 outcome.kind=ok
    do query r4 MONITOR + a,b,c
    out MONITOR + a,b,c
    out PING fence-3
    in :irc.example.org 734 ada 2 c :Monitor list is full.
    event request-settled request=r4 outcome.refusal.code=ERR_MONLISTFULL
  `)
})

test('a server that has WATCH and no MONITOR is asked by WATCH, and beyond its limit by ISON', () => {
  playTranscript(`
    registered ada
    in :irc.example.org 005 ada WATCH=2 :are supported
    in :irc.example.org 604 ada
    event reply-received
    do watch r1 nicknames=["bob","Carol","dave"]
    event request-settled request=r1 outcome.kind=ok
    out WATCH +bob +Carol
    out ISON dave
    in :irc.example.org 604 ada BOB b h.example 1700000000 :is online
    event presence-changed nickname=bob online=true source=BOB!b@h.example
    in :irc.example.org 605 ada carol * * 0 :is offline
    event presence-changed nickname=Carol online=false
    in :irc.example.org 600 ada carol c h.example 1700000001 :logged online
    event presence-changed nickname=Carol online=true source=carol!c@h.example
    in :irc.example.org 601 ada bob b h.example 1700000002 :logged offline
    event presence-changed nickname=bob online=false
    in :irc.example.org 600 ada somebody s h.example 1700000003 :logged online
    event reply-received
    do unwatch r2 nicknames=["bob"]
    event request-settled request=r2
    out WATCH -bob
    in :irc.example.org 602 ada bob b h.example 0 :stopped watching
    silent
  `)
})

test('a list of WATCH that is full before its limit (512) leads to ISON', () => {
  playTranscript(`
    registered ada
    in :irc.example.org 005 ada WATCH=128 :are supported
    do watch r1 nicknames=["bob"]
    out WATCH +bob
    in :irc.example.org 512 ada bob :Maximum size for WATCH-list is 0 entries
    out ISON bob
  `)
})
