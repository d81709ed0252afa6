import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { withHonestLinks } from './honest-links.ts'

test('a name that mixes scripts is told in punycode, and what stands around it as it is (pitfall 4)', () => {
  assert.equal(
    withHonestLinks('see https://аpple.com/login, or example.org'),
    'see https://xn--pple-43d.com/login, or example.org',
  )
})

test('a text without such a link stays as it is', () => {
  assert.equal(
    withHonestLinks('https://bücher.example and ada@example.fi'),
    'https://bücher.example and ada@example.fi',
  )
  fc.assert(fc.property(fc.stringMatching(/^[a-z .:/@]*$/), (text) => assert.equal(withHonestLinks(text), text)))
})
