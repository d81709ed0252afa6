import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { IsupportState } from '../session/state.ts'
import { channelModeMeaning, isForChannelOperators } from './channel-mode-meaning.ts'
import { applyIsupport, initialIsupport } from './isupport.ts'

const given = (...tokens: string[]): IsupportState => applyIsupport(initialIsupport, tokens)

/** What the programs say of themselves. */
const programs: Readonly<Record<string, IsupportState>> = {
  ergo: given('CHANMODES=Ibe,k,fl,CEMRUimnstu', 'EXTBAN=,m'),
  inspircd: given('CHANMODES=IXZbe,k,JLfl,ACDGKMNPQRSTcimnprstu', 'EXTBAN=,ACNQRSTUcm'),
  solanum: given('CHANMODES=eIbq,k,flj,CFLMPQRSTcgimnprstuz', 'EXTBAN=$,agjrxz'),
  unrealircd: given('CHANMODES=beI,fkL,lFH,cdimnprstzBCDGKMNOPQRSTVZ', 'EXTBAN=~,acfijmnpqrtACFGOST'),
  undernet: given('CHANMODES=b,k,l,imnpstrDdRcC'),
}

describe('what a mode of a channel means', () => {
  test('is what its server says, where the same letter is another thing on the next', () => {
    const of = (mode: string) =>
      Object.fromEntries(Object.entries(programs).map(([name, isupport]) => [name, channelModeMeaning(isupport, mode)]))
    assert.deepEqual(of('r'), {
      ergo: undefined,
      inspircd: 'registered',
      solanum: 'registered-join',
      unrealircd: 'registered',
      undernet: undefined,
    })
    assert.deepEqual(of('R'), {
      ergo: 'registered-join',
      inspircd: 'registered-join',
      solanum: 'registered-speak',
      unrealircd: 'registered-join',
      undernet: undefined,
    })
    assert.deepEqual(of('S'), {
      ergo: undefined,
      inspircd: 'colours-removed',
      solanum: 'encrypted-only',
      unrealircd: 'colours-removed',
      undernet: undefined,
    })
    assert.deepEqual(of('z'), {
      ergo: undefined,
      inspircd: 'encrypted-only',
      solanum: 'operators-hear-all',
      unrealircd: 'encrypted-only',
      undernet: undefined,
    })
    assert.deepEqual(new Set(Object.values(of('i'))), new Set(['invite-only']))
  })

  test('is one thing for each letter: no two that can be set there mean the same', () => {
    for (const [name, isupport] of Object.entries(programs)) {
      const letters = isupport.channelModes.slice(1).join('')
      const meanings = [...letters].flatMap((mode) => channelModeMeaning(isupport, mode) ?? [])
      assert.deepEqual(meanings, [...new Set(meanings)], name)
    }
  })

  test('tells what the operators of a channel cannot change', () => {
    assert.equal(isForChannelOperators('registered'), false)
    assert.equal(isForChannelOperators('registered-join'), true)
    assert.equal(isForChannelOperators(undefined), true)
  })
})
