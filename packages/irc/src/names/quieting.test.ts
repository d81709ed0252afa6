import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { quieting, quietMasks } from './quieting.ts'

const given = (...tokens: string[]) => quieting(applyIsupport(initialIsupport, tokens))

test('people are quieted as the server says it can', () => {
  for (const [tokens, mode, entry] of [
    [['CHANMODES=eIbq,k,flj,CFLMPQScgimnprstuz', 'EXTBAN=$,ajrxz'], 'q', '*!*@host'],
    // Ergo has founders with `q`, which is no list.
    [['CHANMODES=Ibe,k,fl,CEMRUimnstu', 'PREFIX=(qaohv)~&@%+', 'EXTBAN=,m'], 'b', 'm:*!*@host'],
    [['CHANMODES=Ibeg,k,l,imnpst', 'EXTBAN=,ACNORSTUcjmrz'], 'b', 'm:*!*@host'],
    [['CHANMODES=beI,kLf,lH,imnpst', 'EXTBAN=~,acjmnqrtTGO'], 'b', '~q:*!*@host'],
  ] as const) {
    const quiet = given(...tokens)
    assert.equal(quiet?.mode, mode)
    assert.equal(quiet?.entryOf('*!*@host'), entry)
    assert.equal(quiet?.maskOf(entry), '*!*@host')
  }
})

test('nobody is quieted where a server has no way, or means something else by the letter', () => {
  assert.equal(given('CHANMODES=beI,k,l,imnst'), undefined)
  assert.equal(given('CHANMODES=beI,k,l,imnst', 'EXTBAN=,ACN'), undefined)
  assert.equal(given('CHANMODES=beI,k,l,imnst', 'EXTBAN=~,acjmn'), undefined)
  assert.equal(given('CHANMODES=beI,k,l,imnst', 'EXTBAN=$,ajqrx'), undefined)
})

test('of the entries of a list, those that quiet are known, by letter and by name', () => {
  const quiet = given('CHANMODES=beI,k,l,imnst', 'EXTBAN=,ACNORSTUcjmrz')
  assert.equal(quiet?.maskOf('mute:*!*@host'), '*!*@host')
  assert.equal(quiet?.maskOf('*!*@host'), undefined)
  assert.equal(quiet?.maskOf('c:*!*@host'), undefined)
  assert.equal(quiet?.maskOf('!m:*!*@host'), undefined)
})

test('an account is quieted where the list takes what bans take', () => {
  const masks = [
    { by: 'account', mask: '$a:ada' },
    { by: 'host', mask: '*!*@host' },
  ] as const
  const list = given('CHANMODES=eIbq,k,l,imnst', 'EXTBAN=$,ajrxz')
  const extban = given('CHANMODES=eIb,k,l,imnst', 'EXTBAN=,m')
  assert.ok(list !== undefined && extban !== undefined)
  assert.deepEqual(quietMasks(list, masks), masks)
  assert.deepEqual(quietMasks(extban, masks), [{ by: 'host', mask: 'm:*!*@host' }])
})
