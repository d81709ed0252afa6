import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { banMasks } from './ban-masks.ts'
import { accountBan, parseExtban } from './extban.ts'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import type { IsupportState } from '../session/state.ts'

const given = (...tokens: string[]): IsupportState => applyIsupport(initialIsupport, tokens)
const charybdis = given('EXTBAN=$,ajrxz')
const unreal = given('EXTBAN=~,acjmnqrtTGO', 'ACCOUNTEXTBAN=account,a')
const inspircd = given('EXTBAN=,ACNORSTUcjrz')

describe('extended bans', () => {
  test('are read by EXTBAN', () => {
    assert.deepEqual(parseExtban(charybdis, '$a:ada'), { type: 'a', inverted: false, param: 'ada' })
    assert.deepEqual(parseExtban(charybdis, '$~a'), { type: 'a', inverted: true, param: undefined })
    assert.deepEqual(parseExtban(unreal, '~account:ada'), { type: 'account', inverted: false, param: 'ada' })
    assert.deepEqual(parseExtban(unreal, '~time:5:a!*@*'), { type: 'time', inverted: false, param: '5:a!*@*' })
    assert.deepEqual(parseExtban(inspircd, 'R:ada'), { type: 'R', inverted: false, param: 'ada' })
    assert.deepEqual(parseExtban(inspircd, '!R:ada'), { type: 'R', inverted: true, param: 'ada' })
  })

  test('are told from ordinary masks', () => {
    assert.equal(parseExtban(charybdis, '*!*@host'), undefined)
    assert.equal(parseExtban(charybdis, '$q:ada'), undefined)
    assert.equal(parseExtban(unreal, '~ada!*@*'), undefined)
    assert.equal(parseExtban(unreal, '~'), undefined)
    assert.equal(parseExtban(inspircd, 'R'), undefined)
    assert.equal(parseExtban(inspircd, '*!*@2001:db8::1'), undefined)
    assert.equal(parseExtban(initialIsupport, '$a:ada'), undefined)
  })

  test('of an account go by ACCOUNTEXTBAN (account-extban: examples)', () => {
    assert.equal(accountBan(given('EXTBAN=$,ARar', 'ACCOUNTEXTBAN=R'), 'bob'), '$R:bob')
    assert.equal(accountBan(unreal, 'bob'), '~account:bob')
  })

  test('of an account are known of servers that do not say, and not made up for others', () => {
    assert.equal(accountBan(charybdis, 'ada'), '$a:ada')
    assert.equal(accountBan(inspircd, 'ada'), 'R:ada')
    assert.equal(accountBan(given('EXTBAN=$,jx'), 'ada'), undefined)
    assert.equal(accountBan(initialIsupport, 'ada'), undefined)
  })
})

describe('banMasks', () => {
  test('go from the narrowest to the widest', () => {
    const user = { nickname: 'ada', username: '~ada', hostname: 'pool-7.dsl.example.org' }
    assert.deepEqual(banMasks(charybdis, user, 'countess'), [
      { by: 'account', mask: '$a:countess' },
      { by: 'user-and-host', mask: '*!*ada@pool-7.dsl.example.org' },
      { by: 'host', mask: '*!*@pool-7.dsl.example.org' },
      { by: 'nickname', mask: 'ada!*@*' },
      { by: 'domain', mask: '*!*@*.dsl.example.org' },
    ])
  })

  test('leave out what is not known', () => {
    assert.deepEqual(banMasks(charybdis, { nickname: 'ada' }, null), [{ by: 'nickname', mask: 'ada!*@*' }])
    assert.deepEqual(banMasks(initialIsupport, { nickname: 'ada', hostname: 'h' }, 'countess'), [
      { by: 'host', mask: '*!*@h' },
      { by: 'nickname', mask: 'ada!*@*' },
    ])
  })

  const domain = (hostname: string): string | undefined =>
    banMasks(initialIsupport, { nickname: 'a', hostname }).find(({ by }) => by === 'domain')?.mask

  test('of addresses are their network', () => {
    assert.equal(domain('192.0.2.7'), '*!*@192.0.2.*')
    assert.equal(domain('2001:db8:1:2:3:4:5:6'), '*!*@2001:db8:1:2:*')
    assert.equal(domain('2001:db8::1'), '*!*@2001:db8:*')
    assert.equal(domain('::1'), undefined)
  })

  test('never propose a whole top-level domain or a cloak without dots', () => {
    assert.equal(domain('example.org'), undefined)
    assert.equal(domain('user/ada'), undefined)
    assert.equal(domain('a.b.example.org'), '*!*@*.b.example.org')
    assert.equal(domain('300.1.2.3'), '*!*@*.1.2.3')
  })
})
