import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FileNames } from './file-names.ts'

test('conversations whose names become the same file name, also but for case, have files of their own', () => {
  const names = new FileNames()
  const given = ['#a/b', '#a:b', '#A-b', 'server', 'server', '#c'].map((name) => names.next(name))
  assert.deepEqual(given, ['#a-b', '#a-b (2)', '#A-b (3)', 'server', 'server (2)', '#c'])
})
