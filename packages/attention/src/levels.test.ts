import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { notifyLevel } from './levels.ts'

test('what a buffer says itself holds first, then what is said for all, then the default of its kind', () => {
  const channel = { kind: 'channel', folded: '#a' } as const
  const query = { kind: 'query', folded: 'bob' } as const
  const nothing = new Map()
  strictEqual(notifyLevel({ buffers: nothing }, channel), 'mentions')
  strictEqual(notifyLevel({ buffers: nothing }, query), 'all')
  strictEqual(notifyLevel({ buffers: nothing, notifyDefault: 'mentions' }, query), 'all')
  strictEqual(notifyLevel({ buffers: nothing, notifyDefault: 'all' }, channel), 'all')
  strictEqual(notifyLevel({ buffers: nothing, notifyDefault: 'none' }, query), 'none')
  strictEqual(notifyLevel({ buffers: new Map([['bob', { notify: 'all' }]]), notifyDefault: 'none' }, query), 'all')
})
