import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { stsStoreContract } from '../../test/sts-store-contract.ts'
import { createFileStsStore } from './file-sts-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'longwire-sts-'))
after(() => rmSync(folder, { recursive: true }))
let count = 0
const newPath = () => join(folder, `${count++}`, 'deep', 'sts.json')

stsStoreContract('in a file', () => {
  const path = newPath()
  return { store: createFileStsStore(path), reopened: () => createFileStsStore(path) }
})

test('a policy is on the disk before the call returns, readable by its owner only (pitfall 11)', () => {
  const path = newPath()
  createFileStsStore(path).keep('irc.example', { port: 6697, expires: 5 })
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { 'irc.example': { port: 6697, expires: 5 } })
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('a file that was damaged, or is something else, counts as empty and is replaced', () => {
  for (const text of ['', '{"a', 'null', '[1]', '{"irc.example": {"port": "6697"}}']) {
    const path = join(folder, 'damaged.json')
    writeFileSync(path, text)
    const store = createFileStsStore(path)
    assert.equal(store.find('irc.example', 0), undefined)
    store.keep('irc.example', { port: 6697, expires: 5 })
    assert.equal(createFileStsStore(path).find('irc.example', 0)?.port, 6697)
  }
})
