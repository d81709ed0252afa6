import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { joinSearch, splitSearch, withFilters } from './filters.ts'

test('filters are taken out of what was typed, wherever they stand', () => {
  assert.deepEqual(splitSearch('from:ada the long IN:#home wire'), {
    words: 'the long wire',
    filters: [
      { name: 'from', value: 'ada' },
      { name: 'in', value: '#home' },
    ],
  })
})

test('a network may have blanks in its name', () => {
  const search = splitSearch('wire on:"My net" from:ada')
  assert.deepEqual(search.filters[0], { name: 'on', value: 'My net' })
  assert.equal(joinSearch(withFilters(search, { on: 'Other "net"', from: '' })), 'wire on:"Other net"')
  assert.equal(joinSearch(splitSearch('on:"Libera" wire')), 'wire on:Libera')
})

test('what is no filter is a word', () => {
  assert.deepEqual(splitSearch('from: http://x a:b'), { words: 'from: http://x a:b', filters: [] })
})

test('a filter is replaced, added, and taken away', () => {
  const search = splitSearch('wire from:ada has:link')
  assert.equal(joinSearch(withFilters(search, { from: 'bob', in: '#home', has: '' })), 'wire from:bob in:#home')
  assert.equal(joinSearch(withFilters(search, { from: 'two words' })), 'wire has:link')
})

test('written and read again, a search is the same', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const search = splitSearch(text)
      assert.deepEqual(splitSearch(joinSearch(search)), search)
    }),
  )
})
