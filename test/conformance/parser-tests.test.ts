// The public test data for parsers of IRC, all of it; where it comes from is in data/parser-tests/README.md.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import {
  formatMessage,
  formatSource,
  isUserSource,
  matchesMask,
  type Message,
  type MessageInit,
  parseMessage,
  parseSource,
} from '@longwire/irc'
import { parse } from 'yaml'

interface Atoms {
  readonly tags?: Readonly<Record<string, string>>
  readonly source?: string
  readonly verb: string
  readonly params?: readonly string[]
}

/** The tests of one file. By the schema `failsafe` every value is a string, as the data means them. */
function load(name: string): readonly unknown[] {
  const text = readFileSync(join(import.meta.dirname, 'data', 'parser-tests', `${name}.yaml`), 'utf8')
  const { tests } = parse(text, { schema: 'failsafe' }) as { tests: readonly unknown[] }
  assert.ok(tests.length > 0)
  return tests
}

function parsed(line: string): Message {
  const message = parseMessage(line)
  assert.ok(message)
  return message
}

describe('msg-split: a line into its parts', () => {
  for (const { input, atoms } of load('msg-split') as readonly { input: string; atoms: Atoms }[]) {
    test(JSON.stringify(input), () => {
      const message = parsed(input)
      assert.deepEqual(Object.fromEntries(message.tags), atoms.tags ?? {})
      assert.equal(message.source && formatSource(message.source), atoms.source)
      // The data compares commands without case; ours are upper case always.
      assert.equal(message.command, atoms.verb.toUpperCase())
      assert.deepEqual(message.params, atoms.params ?? [])
    })
  }
})

describe('msg-join: parts into a line', () => {
  for (const { desc, atoms, matches } of load('msg-join') as readonly {
    desc: string
    atoms: Atoms
    matches: readonly string[]
  }[]) {
    test(`${desc} ${JSON.stringify(matches[0])}`, () => {
      const message: MessageInit = {
        tags: atoms.tags,
        source: atoms.source === undefined ? undefined : parseSource(atoms.source),
        command: atoms.verb,
        params: atoms.params,
      }
      const line = formatMessage(message)
      assert.ok(matches.includes(line), line)
    })
  }
})

describe('userhost-split: a source into its parts', () => {
  for (const { source, atoms } of load('userhost-split') as readonly {
    source: string
    atoms: { nick?: string; user?: string; host?: string }
  }[]) {
    test(JSON.stringify(source), () => {
      const user = parseSource(source)
      assert.ok(isUserSource(user))
      assert.equal(user.nickname, atoms.nick ?? '')
      assert.equal(user.username ?? '', atoms.user ?? '')
      assert.equal(user.hostname ?? '', atoms.host ?? '')
      assert.equal(formatSource(user), source)
    })
  }
})

describe('mask-match: masks', () => {
  for (const { mask, matches, fails } of load('mask-match') as readonly {
    mask: string
    matches: readonly string[]
    fails: readonly string[]
  }[]) {
    test(mask, () => {
      for (const text of matches) assert.equal(matchesMask(mask, text, 'ascii'), true, text)
      for (const text of fails) assert.equal(matchesMask(mask, text, 'ascii'), false, text)
    })
  }
})

// The file says of itself that its `valid` is for servers, which choose what names they let through, and that a client has to
// take any host that a server gives it. So nothing here judges hosts, and what is held is that we take them all, the invalid
// ones too; only a host with a space or without a character cannot stand in a source at all.
describe('validate-hostname: any host that a server can send is taken', () => {
  for (const { host } of load('validate-hostname') as readonly { host: string; valid: string }[]) {
    const possible = host !== '' && !host.includes(' ')
    test(`${JSON.stringify(host)} ${possible ? 'is taken' : 'cannot be sent'}`, () => {
      const message = parsed(`:nick!user@${host} PING x`)
      const hostname = isUserSource(message.source) ? message.source.hostname : undefined
      assert.equal(hostname === host && message.command === 'PING', possible || host === '')
    })
  }
})
