import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readIrcLink } from './irc-link.ts'

test('a link names a server, and perhaps a port and a channel', () => {
  assert.deepEqual(readIrcLink('ircs://irc.libera.chat/#longwire'), {
    host: 'irc.libera.chat',
    port: undefined,
    tls: true,
    channel: '#longwire',
  })
  assert.deepEqual(readIrcLink('irc://irc.example:6668/help,isnick'), {
    host: 'irc.example',
    port: 6668,
    tls: false,
    channel: '#help',
  })
  assert.equal(readIrcLink('irc://irc.example/%23a%20b')?.channel, undefined)
  assert.equal(readIrcLink('irc://irc.example/%23%23linux')?.channel, '##linux')
})

test('what is no such link is none, and nothing that comes breaks it', () => {
  for (const link of ['', 'https://irc.example/', 'javascript:alert(1)', 'irc:', 'irc:///']) {
    assert.equal(readIrcLink(link), undefined, link)
  }
  fc.assert(fc.property(fc.string(), (text) => void readIrcLink(`irc://${text}`)))
})
