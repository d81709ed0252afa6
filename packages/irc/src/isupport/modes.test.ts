import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { applyIsupport, initialIsupport } from './isupport.ts'
import { parseMessage } from '../message/message.ts'
import {
  applyChannelModes,
  applyUserModes,
  formatModeChanges,
  membershipRank,
  type ModeChange,
  parseChannelModes,
  sortPrefixes,
  splitMemberName,
  withMembership,
} from './modes.ts'

const isupport = applyIsupport(initialIsupport, ['CHANMODES=beI,k,lj,imnpst', 'PREFIX=(qaohv)~&@%+'])

/** A change as a word: `+o:ada`. */
const words = (changes: readonly ModeChange[]): string =>
  changes
    .map(({ adding, mode, param }) => `${adding ? '+' : '-'}${mode}${param === undefined ? '' : `:${param}`}`)
    .join(' ')
const read = (line: string): string => words(parseChannelModes(isupport, parseMessage(line)?.params.slice(1) ?? []))

describe('channel modes (pitfall 26)', () => {
  test('each kind takes its parameter by CHANMODES and PREFIX', () => {
    assert.equal(read('MODE #x +ntbkl-kl *!*@h key 10 key'), '+n +t +b:*!*@h +k:key +l:10 -k:key -l')
  })

  test('-o+v a b', () => {
    assert.equal(read('MODE #x -o+v a b'), '-o:a +v:b')
  })

  test('the kinds are named', () => {
    const kinds = parseChannelModes(isupport, ['bklnoZ', 'm', 'k', '1', 'a']).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['list', 'always', 'set', 'flag', 'membership', 'flag'])
  })

  test('a parameter may begin with a colon, alone or as the trailing one', () => {
    assert.equal(read('MODE #x +k :key'), '+k:key')
    assert.equal(read('MODE #x +kl ::key :10'), '+k::key :10 +l')
    assert.equal(read('MODE #x +oo a :b'), '+o:a +o:b')
  })

  test('without a sign modes are given, and a list mode without a parameter asks', () => {
    assert.equal(read('MODE #x b'), '+b')
    assert.equal(read('MODE #x +b-o+v a'), '+b:a -o +v')
  })

  for (const [line, expected] of [
    ['324 #x', ''],
    ['324 #x +', ''],
    ['324 #x :+nt ', '+n +t'],
    ['324 #x :+ntkl key 5', '+n +t +k:key +l:5'],
    ['324 #x +ntk', '+n +t +k'],
    ['324 #x +nt surplus', '+n +t'],
    ['324 #x :', ''],
    ['324 #x ++--+n', '+n'],
  ] as const) {
    test(`reads a malformed 324: ${line}`, () => {
      assert.equal(read(line), expected)
    })
  }

  test('what is said of modes twice is one mode, and lists and ranks are not among them', () => {
    const modes = applyChannelModes(new Map(), parseChannelModes(isupport, ['+ntklbo', 'key', '5', 'm', 'ada']))
    assert.deepEqual(
      [...modes],
      [
        ['n', ''],
        ['t', ''],
        ['k', 'key'],
        ['l', '5'],
      ],
    )
    const after = applyChannelModes(modes, parseChannelModes(isupport, ['-t+l-k', '6', '*']))
    assert.deepEqual(
      [...after],
      [
        ['n', ''],
        ['l', '6'],
      ],
    )
  })

  test('a key that the server hides is still the one we know', () => {
    const modes = new Map([['k', 'key']])
    assert.equal(applyChannelModes(modes, parseChannelModes(isupport, ['+k'])), modes)
  })

  test('the same map comes back where nothing changed', () => {
    const modes = new Map([['n', '']])
    assert.equal(applyChannelModes(modes, parseChannelModes(isupport, ['+nb-i', 'm'])), modes)
  })

  test('any parameters are read without throwing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('+', '-', 'b', 'k', 'l', 'n', 'o', ' ', '\u{1f600}') })),
        (params) => {
          for (const change of parseChannelModes(isupport, params)) assert.notEqual(change.mode, '')
        },
      ),
    )
  })

  test('changes that were written are read as the same, and no line has too many parameters', () => {
    const change = fc
      .tuple(fc.boolean(), fc.constantFrom('b', 'k', 'l', 'n', 't', 'o', 'v'), fc.stringMatching(/^[a-z]{1,5}$/u))
      .map(([adding, mode, param]) => parseChannelModes(isupport, [`${adding ? '+' : '-'}${mode}`, param])[0])
    fc.assert(
      fc.property(fc.array(change), fc.constantFrom(1, 3, Infinity), (changes, perLine) => {
        const made = changes.filter((one) => one !== undefined)
        const lines = formatModeChanges(made, perLine)
        for (const line of lines) assert.ok(line.length - 1 <= perLine)
        assert.deepEqual(
          lines.flatMap((line) => parseChannelModes(isupport, line)),
          made,
        )
      }),
    )
  })
})

describe('ranks', () => {
  test('prefixes are ordered by rank, each once', () => {
    assert.equal(sortPrefixes(isupport, '+@+x'), '@+')
    assert.equal(withMembership(isupport, '+', 'o', true), '@+')
    assert.equal(withMembership(isupport, '@+', 'o', true), '@+')
    assert.equal(withMembership(isupport, '@+', 'o', false), '+')
    assert.equal(withMembership(isupport, '@', 'Z', true), '@')
  })

  test('names come apart from all the prefixes before them (multi-prefix)', () => {
    assert.deepEqual(splitMemberName(isupport, '@+ada'), { prefixes: '@+', name: 'ada' })
    assert.deepEqual(splitMemberName(isupport, 'ada+'), { prefixes: '', name: 'ada+' })
    assert.deepEqual(splitMemberName(isupport, '@'), { prefixes: '@', name: '' })
  })

  test('the highest prefix is the rank, and none is the last', () => {
    assert.ok(membershipRank(isupport, '~+') < membershipRank(isupport, '@'))
    assert.ok(membershipRank(isupport, '+') < membershipRank(isupport, ''))
  })
})

describe('user modes', () => {
  test('are given and taken', () => {
    assert.equal(applyUserModes('', '+iwx'), 'iwx')
    assert.equal(applyUserModes('iw', '+i-w+s'), 'is')
    assert.equal(applyUserModes('i', '+s +cC'), 'is')
    assert.equal(applyUserModes('i', ''), 'i')
  })
})
