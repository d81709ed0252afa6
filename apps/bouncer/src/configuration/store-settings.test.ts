import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigurationError } from './configuration-error.ts'
import { readConfiguration } from './read-configuration.ts'

/** What variables say about the store. */
function storeOf(variables: Readonly<Record<string, string>>) {
  const environment = { XDG_DATA_HOME: '/nowhere', ...variables }
  const configuration = readConfiguration({ args: [], environment, platform: 'linux' })
  assert.ok(configuration !== 'help')
  return configuration.store
}

function mistakeOf(variables: Readonly<Record<string, string>>): string {
  try {
    storeOf(variables)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
  return ''
}

test('without a word about it everything is in the data folder', () => {
  assert.deepEqual(storeOf({}), { durability: 'normal' })
  assert.deepEqual(storeOf({ LONGWIRE_STORE: 'sqlite', LONGWIRE_DURABILITY: 'full' }), { durability: 'full' })
})

test('an address of a database has a form without password and options', () => {
  const url = 'postgresql://ada:geheim@db.example:5433/longwire?sslmode=verify-full'
  const { postgres } = storeOf({ LONGWIRE_STORE: url })
  assert.equal(postgres?.url, url)
  assert.equal(postgres?.shown, 'postgresql://ada@db.example:5433/longwire')
})

test('a mistake names its place, and never what was given, which may hold a password', () => {
  for (const wrong of [
    'geheim',
    'mysql://ada:geheim@db/x',
    'postgresql://ada:geheim%@db/x',
    'postgresql://ada:geheim@[',
  ]) {
    const text = mistakeOf({ LONGWIRE_STORE: wrong })
    assert.match(text, /^LONGWIRE_STORE: this is neither “sqlite” nor an address such as postgresql:/)
    assert.doesNotMatch(text, /geheim/)
  }
})

test('a password is in one place, and belongs to a database', () => {
  const both = { LONGWIRE_STORE: 'postgresql://ada:geheim@db/x', LONGWIRE_STORE_PASSWORD_FILE: '/etc/password' }
  assert.match(mistakeOf(both), /^LONGWIRE_STORE: this has a password, and “store-password-file” another one/)
  assert.match(
    mistakeOf({ LONGWIRE_STORE_PASSWORD_FILE: '/x' }),
    /^LONGWIRE_STORE_PASSWORD_FILE: this is for a database/,
  )
})

test('keys come from the environment, the one in use first; what is none is not repeated', () => {
  const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const text = `${first.toString('base64')},${second.toString('base64')}`
  assert.deepEqual(storeOf({ LONGWIRE_KEY: text }).keys, [first, second])
  assert.equal(
    mistakeOf({ LONGWIRE_KEY: 'Z2VoZWlt' }),
    'LONGWIRE_KEY: this is no key of 32 bytes in base64; openssl rand -base64 32 makes one',
  )
})

test('durability is one of two', () => {
  assert.match(mistakeOf({ LONGWIRE_DURABILITY: 'some' }), /“some” is neither “normal” nor “full”/)
})
