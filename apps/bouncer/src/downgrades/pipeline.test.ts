import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatMessage, type MessageInit, parseMessage } from '@longwire/irc'
import * as fc from 'fast-check'
import type { ScreenView } from '../downstream/screen.ts'
import { downgradeFor, downgrades, neededDowngrades } from './pipeline.ts'

function shown(line: string, ...capabilities: readonly string[]): readonly string[] {
  const view = viewWith(capabilities)
  const message = parseMessage(line)
  assert.ok(message)
  return downgradeFor(message, view, neededDowngrades(view.capabilities)).map((each) => formatMessage(each, 8191))
}

function viewWith(capabilities: Iterable<string>): ScreenView {
  return { network: 'n', nickname: 'ada', capabilities: new Set(capabilities), capVersion: 302 }
}

describe('what a client without an extension gets', () => {
  const cases: readonly (readonly [name: string, line: string, without: readonly string[], capability: string])[] = [
    ['extended-join', ':b!b@h JOIN #a acc :Bob', [':b!b@h JOIN #a'], 'extended-join'],
    ['account-notify', ':b!b@h ACCOUNT acc', [], 'account-notify'],
    ['away-notify', ':b!b@h AWAY :gone', [], 'away-notify'],
    ['chghost', ':b!b@h CHGHOST u new.host', [], 'chghost'],
    ['setname', ':b!b@h SETNAME :New Name', [], 'setname'],
    ['invite-notify', ':b!b@h INVITE carol #a', [], 'invite-notify'],
    ['read-marker', ':s MARKREAD #a *', [], 'draft/read-marker'],
    ['refused', ':s REFUSED #a id ERR_CANNOTSENDTOCHAN :no', [':s 404 ada #a no'], 'longwire/refused'],
    ['message-redaction', ':b!b@h REDACT #a id :why', [], 'draft/message-redaction'],
    ['message-tags', '@+typing=active :b!b@h TAGMSG #a', [], 'message-tags'],
    ['account-tag', '@account=acc :b!b@h PRIVMSG #a :hi', [':b!b@h PRIVMSG #a hi'], 'account-tag'],
    ['server-time', '@time=2026-11-22T10:00:00.000Z :b!b@h PRIVMSG #a :hi', [':b!b@h PRIVMSG #a hi'], 'server-time'],
    ['batch', ':s BATCH +1 netsplit a b', [], 'batch'],
    ['labeled-response', ':s ACK', [], 'labeled-response'],
    ['bouncer-networks', ':s BOUNCER ADDNETWORK 1', [], 'soju.im/bouncer-networks'],
    ['multi-prefix', ':s 353 ada = #a :@+bob carol', [':s 353 ada = #a :@bob carol'], 'multi-prefix'],
    [
      'multi-prefix in WHO',
      ':s 352 ada #a b h s bob H*@+ :0 Bob',
      [':s 352 ada #a b h s bob H*@ :0 Bob'],
      'multi-prefix',
    ],
    ['userhost-in-names', ':s 353 ada = #a :@bob!b@h', [':s 353 ada = #a @bob'], 'userhost-in-names'],
  ]
  for (const [name, line, without, capability] of cases) {
    test(`${name}, and what one with it gets`, () => {
      assert.deepEqual(shown(line), without)
      const full = formatMessage(parseMessage(line) as MessageInit, 8191)
      assert.deepEqual(shown(line, capability), [full])
    })
  }

  test('an invitation for the person comes through', () => {
    assert.equal(shown(':b!b@h INVITE ada #a').length, 1)
  })

  test('a message of several lines becomes several messages, its id on the first alone', () => {
    const message: MessageInit = { tags: { msgid: 'm' }, command: 'PRIVMSG', params: ['#a', 'one\n\n two'] }
    const view = viewWith(['message-tags'])
    const lines = downgradeFor(message, view, neededDowngrades(view.capabilities)).map((each) => formatMessage(each))
    assert.deepEqual(lines, ['@msgid=m PRIVMSG #a one', 'PRIVMSG #a : two'])
  })

  test('FAIL of a command that the client knows stays; of others its words come as a NOTICE', () => {
    const fail = ':s FAIL CHATHISTORY INVALID_TARGET #a :No such channel'
    assert.deepEqual(shown(fail, 'draft/chathistory'), [fail])
    assert.deepEqual(shown(fail), [':s NOTICE ada :CHATHISTORY: No such channel'])
  })

  test('a network that nobody asked about is told to those who want notices', () => {
    const notice = ':s BOUNCER NETWORK 1 name=x'
    assert.deepEqual(shown(notice, 'soju.im/bouncer-networks'), [])
    assert.deepEqual(shown(notice, 'soju.im/bouncer-networks', 'soju.im/bouncer-networks-notify'), [notice])
    const listed = `@batch=1 ${notice}`
    assert.deepEqual(shown(listed, 'soju.im/bouncer-networks', 'batch'), [listed])
  })
})

/** Which capability a tag or command belongs to: written down here once more, so that a mistake there is found. */
const tagOwners: Readonly<Record<string, string>> = {
  time: 'server-time',
  account: 'account-tag',
  batch: 'batch',
  label: 'labeled-response',
  msgid: 'message-tags',
  bot: 'message-tags',
  'longwire/cursor': 'longwire/resume',
  'longwire/not-recorded': 'message-tags',
  'draft/multiline-concat': 'message-tags',
}
const commandOwners: Readonly<Record<string, string>> = {
  TAGMSG: 'message-tags',
  ACCOUNT: 'account-notify',
  AWAY: 'away-notify',
  CHGHOST: 'chghost',
  SETNAME: 'setname',
  REDACT: 'draft/message-redaction',
  MARKREAD: 'draft/read-marker',
  BATCH: 'batch',
  ACK: 'labeled-response',
  BOUNCER: 'soju.im/bouncer-networks',
  RESUME: 'longwire/resume',
  UNREAD: 'longwire/unread',
  PREFERENCE: 'longwire/preferences',
  DRAFT: 'longwire/draft',
  METADATA: 'draft/metadata-2',
}

test('no client receives a tag or command that it did not ask for', () => {
  const capabilities = downgrades.flatMap((one) => one.capabilities)
  const word = fc.stringMatching(/^[a-z#@+!*]{1,8}$/)
  const tags = fc.dictionary(fc.constantFrom(...Object.keys(tagOwners), '+typing', '+draft/react'), word)
  const commands = [
    'PRIVMSG',
    'NOTICE',
    'JOIN',
    'PART',
    'INVITE',
    'FAIL',
    '353',
    '352',
    '001',
    ...Object.keys(commandOwners),
  ]
  const message = fc.record({ tags, command: fc.constantFrom(...commands), params: fc.array(word, { maxLength: 8 }) })
  fc.assert(
    fc.property(message, fc.subarray(capabilities), (given, enabled) => {
      const view = viewWith(enabled)
      for (const { tags: seen = {}, command } of downgradeFor(given, view, neededDowngrades(view.capabilities))) {
        const owner = commandOwners[command]
        assert.ok(owner === undefined || view.capabilities.has(owner), `${command} without ${owner}`)
        for (const key of Object.keys(seen)) {
          const needed = tagOwners[key] ?? 'message-tags'
          assert.ok(view.capabilities.has(needed), `the tag ${key} without ${needed}`)
        }
      }
    }),
  )
})
