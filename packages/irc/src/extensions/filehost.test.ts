import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { fileHost } from './filehost.ts'

for (const [token, secure, expected] of [
  ['soju.im/FILEHOST=https://example.org/uploads', true, 'https://example.org/uploads'],
  ['FILEHOST=https://example.org/uploads', false, 'https://example.org/uploads'],
  // “Clients MUST refuse to use http:// over a secure connection.”
  ['soju.im/FILEHOST=http://example.org/uploads', true, undefined],
  ['soju.im/FILEHOST=http://localhost/uploads', false, 'http://localhost/uploads'],
  ['soju.im/FILEHOST=file:///etc', false, undefined],
  ['soju.im/FILEHOST', false, undefined],
] as const) {
  test(`${token} on a ${secure ? 'secure' : 'plaintext'} connection: ${String(expected)}`, () => {
    strictEqual(fileHost(applyIsupport(initialIsupport, [token]), secure), expected)
  })
}
