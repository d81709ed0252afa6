import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { bouncerRequest } from './bouncer-networks.ts'

test('networks are told with all that is known of them; an attribute without a value is removed', () => {
  playTranscript(`
    registered ada batch soju.im/bouncer-networks soju.im/bouncer-networks-notify
    in BOUNCER
    event reply-received
    in BOUNCER NETWORK 1
    event reply-received
    in :soju BATCH +1 soju.im/bouncer-networks
    in @batch=1 BOUNCER NETWORK 44 name=Libera\\sChat;state=connected;future=1
    event bouncer-network-changed network=44 removed=false attributes="name=Libera Chat,state=connected,future=1"
    in :soju BATCH -1
    in BOUNCER NETWORK 44 state=disconnected;future
    event bouncer-network-changed attributes="name=Libera Chat,state=disconnected"
    in BOUNCER NETWORK 44 *
    event bouncer-network-changed network=44 removed=true
    in BOUNCER NETWORK 44 name=again
    event bouncer-network-changed attributes=name=again
  `)
})

test('a network is listed, added and deleted; notifications in between are no answers', () => {
  playTranscript(`
    registered ada batch soju.im/bouncer-networks
    do query r1 BOUNCER LISTNETWORKS
    out BOUNCER LISTNETWORKS
    in BATCH +1 soju.im/bouncer-networks
    in @batch=1 BOUNCER NETWORK 1 name=x
    event bouncer-network-changed request=r1
    in BATCH -1
    event request-settled request=r1 outcome.kind=ok
    do query r2 BOUNCER ADDNETWORK host=irc.example.org
    out BOUNCER ADDNETWORK host=irc.example.org
    in BOUNCER NETWORK 2 host=irc.example.org
    event bouncer-network-changed request=-
    in BOUNCER ADDNETWORK 2
    event request-settled request=r2 outcome.kind=ok
    do query r3 BOUNCER DELNETWORK 9
    out BOUNCER DELNETWORK 9
    in FAIL BOUNCER INVALID_NETID DELNETWORK 9 :Unknown network
    event request-settled request=r3 outcome.refusal.code=INVALID_NETID
  `)
})

test('“BOUNCER BIND” comes after the login and before CAP END', () => {
  playTranscript(
    `
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :soju CAP * LS :soju.im/bouncer-networks
    out CAP REQ soju.im/bouncer-networks
    in :soju CAP * ACK soju.im/bouncer-networks
    out BOUNCER BIND 42
    out CAP END
  `,
    { config: { bouncerNetwork: '42' } },
  )
})

test('requests are worded as the specification has them', () => {
  const attributes = { name: 'Libera Chat', nickname: '' }
  strictEqual(formatMessage(bouncerRequest({ kind: 'list' })), 'BOUNCER LISTNETWORKS')
  strictEqual(
    formatMessage(bouncerRequest({ kind: 'add', attributes })),
    'BOUNCER ADDNETWORK name=Libera\\sChat;nickname',
  )
  strictEqual(
    formatMessage(bouncerRequest({ kind: 'change', network: '1', attributes })),
    'BOUNCER CHANGENETWORK 1 name=Libera\\sChat;nickname',
  )
  strictEqual(formatMessage(bouncerRequest({ kind: 'delete', network: '1' })), 'BOUNCER DELNETWORK 1')
})
