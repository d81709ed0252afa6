import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { CaseMap } from './case-map.ts'
import { type Casemapping, fold } from './casemapping.ts'

describe('CaseMap', () => {
  test('finds a name in any spelling and keeps the last one set', () => {
    const map = new CaseMap<number>('rfc1459', [['#Chan[1]', 1]])
    assert.equal(map.get('#chan{1}'), 1)
    assert.equal(map.spelling('#CHAN{1]'), '#Chan[1]')
    map.set('#CHAN[1]', 2)
    assert.deepEqual([...map], [['#CHAN[1]', 2]])
    assert.deepEqual([...map.keys()], ['#CHAN[1]'])
    assert.deepEqual([...map.values()], [2])
    assert.equal(map.delete('#chan{1}'), true)
    assert.equal(map.delete('#chan{1}'), false)
    assert.equal(map.size, 0)
  })

  test('is keyed anew when the casemapping changes at 005 (pitfall 27)', () => {
    const map = new CaseMap<number>('ascii', [
      ['A[', 1],
      ['a{', 2],
      ['b', 3],
    ])
    assert.equal(map.size, 3)
    assert.deepEqual(map.rekey('rfc1459'), [['A[', 1]])
    assert.equal(map.casemapping, 'rfc1459')
    assert.deepEqual(
      [...map],
      [
        ['a{', 2],
        ['b', 3],
      ],
    )
    assert.equal(map.get('A['), 2)
  })

  test('clears', () => {
    const map = new CaseMap<number>('ascii', [['a', 1]])
    map.clear()
    assert.equal(map.has('a'), false)
  })

  test('rekeying keeps or returns every entry, and loses none where no names become the same', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'A', '[', '{', '~', '^'), minLength: 1, maxLength: 3 })
    const casemapping = fc.constantFrom<Casemapping>('ascii', 'rfc1459', 'rfc1459-strict')
    fc.assert(
      fc.property(fc.array(name), casemapping, casemapping, (names, from, to) => {
        const map = new CaseMap(
          from,
          names.map((text) => [text, text] as const),
        )
        const before = [...map]
        const displaced = map.rekey(to)
        const byName = (a: readonly [string, string], b: readonly [string, string]): number => (a[0] < b[0] ? -1 : 1)
        assert.deepEqual([...map, ...displaced].toSorted(byName), before.toSorted(byName))
        assert.equal(map.size, new Set(before.map(([text]) => fold(text, to))).size)
        for (const [text, value] of map) assert.equal(map.get(fold(text, to)), value)
      }),
    )
  })
})
