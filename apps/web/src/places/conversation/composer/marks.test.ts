import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatted, marked } from './marks.ts'

test('marks around something become formatting', () => {
  assert.equal(formatted('this is **bold** and *so* on'), 'this is \u0002bold\u0002 and \u001dso\u001d on')
  assert.equal(formatted('__under__, ~~gone~~, `co*d*e`'), '\u001funder\u001f, \u001egone\u001e, \u0011co*d*e\u0011')
  assert.equal(formatted('||the end||'), '\u000301,01the end\u0003')
  assert.equal(formatted('**all *of* it**'), '\u0002all \u001dof\u001d it\u0002')
})

test('what only looks like a mark stays as it is', () => {
  for (const text of [
    '2*3*4',
    'a * b * c',
    '**',
    'snake__case__name',
    'x || y || z',
    '`',
    'f(**kwargs)',
    '*',
    '5 ** 2',
  ]) {
    assert.equal(formatted(text), text)
  }
  assert.equal(formatted('\\*not\\*'), '*not*')
})

test('a mark does not reach over the end of a line', () => {
  assert.equal(formatted('*one\ntwo*'), '*one\ntwo*')
})

test('code between fences is sent as it is, with its fences, and what stands around it is formatted', () => {
  const block = '```ts\nlet *a* = `b`\n\n**c**\n```'
  assert.equal(formatted(`**see**\n${block}\n*so*`), `\u0002see\u0002\n${block}\n\u001dso\u001d`)
  assert.equal(formatted(block), block)
})

test('what was sent can be changed: its marks stand there again', () => {
  const text = '**bold** and `code` and ||hidden|| and *so*'
  assert.equal(marked(formatted(text)), text)
})

test('a text without marks is never changed', () => {
  fc.assert(fc.property(fc.string(), (text) => /[*_~|`\\]/.test(text) || formatted(text) === text))
})
