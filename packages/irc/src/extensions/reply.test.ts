import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { parseTags } from '../message/tags.ts'
import { repliedTo } from './reply.ts'

test('a message answers another by its id, under either name of the tag', () => {
  strictEqual(repliedTo(parseTags('+reply=abc')), 'abc')
  strictEqual(repliedTo(parseTags('+draft/reply=abc')), 'abc')
  strictEqual(repliedTo(parseTags('+draft/reply=old;+reply=new')), 'new')
  strictEqual(repliedTo(parseTags('+reply')), undefined)
  strictEqual(repliedTo(parseTags('')), undefined)
})
