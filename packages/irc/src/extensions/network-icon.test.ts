import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { networkIcon } from './network-icon.ts'

for (const [token, expected] of [
  ['draft/ICON=https://example.org/icon.svg', 'https://example.org/icon.svg'],
  ['ICON=https://example.org/{size}.png', 'https://example.org/{size}.png'],
  ['ICON=http://example.org/icon.svg', undefined],
  ['ICON=javascript:alert(1)', undefined],
  ['ICON=https://', undefined],
  ['ICON', undefined],
] as const) {
  test(`${token}: ${String(expected)}`, () => {
    strictEqual(networkIcon(applyIsupport(initialIsupport, [token])), expected)
  })
}
