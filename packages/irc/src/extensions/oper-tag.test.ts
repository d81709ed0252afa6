import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { parseTags } from '../message/tags.ts'
import { operName } from './oper-tag.ts'

test('an operator is named, or known as one without a name', () => {
  strictEqual(operName(parseTags('draft/oper=root')), 'root')
  strictEqual(operName(parseTags('draft/oper')), '')
  strictEqual(operName(parseTags('+draft/oper=forged')), undefined)
})
