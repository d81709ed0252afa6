import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { offerAt, registrationOffer } from '../downstream/capabilities.ts'

const everything = new Map(
  ['draft/account-registration', 'draft/message-redaction', 'draft/oper-tag', 'extended-monitor', 'sasl'].map(
    (name) => [name, ''],
  ),
)
/** What is specified in the text of another. */
const within: Readonly<Record<string, string>> = {
  'bouncer-networks-notify': 'bouncer-networks',
  'cap-notify': 'capability-negotiation',
}

test('each capability that is offered to clients has a file of tests here, which quotes its specification', () => {
  const offered = [...offerAt(everything).tokens(301), ...registrationOffer('PLAIN').tokens(301)]
  // Our own are specified in docs/extensions, and held beside their code.
  const specified = offered.filter((name) => !name.startsWith('longwire/'))
  for (const name of specified) {
    const spec = name.slice(name.indexOf('/') + 1).replace(/-\d$/, '')
    const file = join(import.meta.dirname, `${within[spec] ?? spec}.test.ts`)
    assert.ok(existsSync(file), `${name}: ${file}`)
  }
})

test('every file here names the specification that it holds, and quotes it', () => {
  const own = new Set(['asked-for.test.ts', 'every-spec.test.ts'])
  for (const name of globSync('*.test.ts', { cwd: import.meta.dirname }).filter((one) => !own.has(one))) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8')
    assert.match(text, /\/\/ Source: https:\/\//, name)
    assert.match(text, /“[^”]{12,}”/, name)
  }
})
