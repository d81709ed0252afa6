import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { applyIsupport, initialIsupport } from './isupport.ts'
import {
  allowsClientTag,
  banExceptionMode,
  botMode,
  canListBy,
  channelLimits,
  extbans,
  hasIsupport,
  inviteExceptionMode,
  isChannelName,
  isupportNumber,
  listLimits,
  modesPerLine,
  monitorLimit,
  splitStatusTarget,
  targetLimit,
} from './isupport-values.ts'
import type { IsupportState } from '../session/state.ts'

const given = (...tokens: string[]): IsupportState => applyIsupport(initialIsupport, tokens)

describe('values of isupport tokens', () => {
  test('a number that the server does not give, or gives without a value, is not known', () => {
    assert.equal(isupportNumber(given('TOPICLEN=390'), 'TOPICLEN'), 390)
    assert.equal(isupportNumber(given('TOPICLEN'), 'TOPICLEN'), undefined)
    assert.equal(isupportNumber(given(), 'TOPICLEN'), undefined)
    assert.equal(hasIsupport(given('UTF8ONLY'), 'UTF8ONLY'), true)
    assert.equal(hasIsupport(given(), 'UTF8ONLY'), false)
  })

  test('CHANTYPES tells channels from nicknames', () => {
    const state = given('CHANTYPES=#!')
    assert.equal(isChannelName(state, '#a'), true)
    assert.equal(isChannelName(state, '&a'), false)
    assert.equal(isChannelName(state, ''), false)
    assert.equal(isChannelName(given('CHANTYPES='), '#a'), false)
  })

  test('STATUSMSG prefixes are taken off only before a channel', () => {
    const state = given('CHANTYPES=#+', 'STATUSMSG=@+')
    assert.deepEqual(splitStatusTarget(state, '@#a'), { status: '@', target: '#a' })
    assert.deepEqual(splitStatusTarget(state, '@+#a'), { status: '@+', target: '#a' })
    assert.deepEqual(splitStatusTarget(state, '+a'), { status: '', target: '+a' })
    assert.deepEqual(splitStatusTarget(state, '@'), { status: '', target: '@' })
    assert.deepEqual(splitStatusTarget(given(), '@#a'), { status: '', target: '@#a' })
  })

  test('CHANLIMIT is a limit for several types together, and may be open', () => {
    assert.deepEqual(channelLimits(given('CHANLIMIT=#+:25,&:')), [
      { characters: '#+', limit: 25 },
      { characters: '&', limit: Infinity },
    ])
    assert.deepEqual(channelLimits(given('MAXCHANNELS=20')), [{ characters: '#&', limit: 20 }])
    assert.deepEqual(channelLimits(given()), [])
  })

  test('MAXLIST likewise for list modes', () => {
    assert.deepEqual(listLimits(given('MAXLIST=beI:25,q:5')), [
      { characters: 'beI', limit: 25 },
      { characters: 'q', limit: 5 },
    ])
    assert.deepEqual(listLimits(given('MAXBANS=60')), [{ characters: 'b', limit: 60 }])
    assert.deepEqual(listLimits(given()), [])
  })

  test('TARGMAX is by command; without it MAXTARGETS, without that one target', () => {
    const state = given('TARGMAX=PRIVMSG:3,WHOIS:1,JOIN:,NAMES', 'MAXTARGETS=4')
    assert.equal(targetLimit(state, 'PRIVMSG'), 3)
    assert.equal(targetLimit(state, 'JOIN'), Infinity)
    assert.equal(targetLimit(state, 'NAMES'), Infinity)
    assert.equal(targetLimit(state, 'KICK'), 4)
    assert.equal(targetLimit(given('TARGMAX='), 'PRIVMSG'), 1)
    assert.equal(targetLimit(given(), 'PRIVMSG'), 1)
    assert.equal(targetLimit(given('MAXTARGETS=4'), 'JOIN'), Infinity)
    assert.equal(targetLimit(given('TARGMAX=part:2'), 'PART'), 2)
  })

  test('MODES without a value means no limit, without the token three', () => {
    assert.equal(modesPerLine(given('MODES=6')), 6)
    assert.equal(modesPerLine(given('MODES')), Infinity)
    assert.equal(modesPerLine(given()), 3)
  })

  test('MONITOR without a value means no limit', () => {
    assert.equal(monitorLimit(given('MONITOR=100')), 100)
    assert.equal(monitorLimit(given('MONITOR')), Infinity)
    assert.equal(monitorLimit(given()), 0)
  })

  test('ELIST is letters in any case', () => {
    assert.equal(canListBy(given('ELIST=cmNTU'), 'M'), true)
    assert.equal(canListBy(given('ELIST=U'), 'M'), false)
    assert.equal(canListBy(given(), 'U'), false)
  })

  test('EXCEPTS and INVEX have letters of their own where they give none', () => {
    assert.equal(banExceptionMode(given('EXCEPTS')), 'e')
    assert.equal(banExceptionMode(given('EXCEPTS=x')), 'x')
    assert.equal(banExceptionMode(given()), undefined)
    assert.equal(inviteExceptionMode(given('INVEX')), 'I')
    assert.equal(inviteExceptionMode(given()), undefined)
    assert.equal(botMode(given('BOT=B')), 'B')
    assert.equal(botMode(given('BOT')), undefined)
    assert.equal(botMode(given()), undefined)
  })

  test('EXTBAN may lack its prefix (account-extban: examples)', () => {
    assert.deepEqual(extbans(given('EXTBAN=$,ARar', 'ACCOUNTEXTBAN=R')), { prefix: '$', types: 'ARar', account: ['R'] })
    assert.deepEqual(extbans(given('EXTBAN=~,a', 'ACCOUNTEXTBAN=a,account'))?.account, ['a', 'account'])
    assert.deepEqual(extbans(given('EXTBAN=,ABC')), { prefix: '', types: 'ABC', account: [] })
    assert.deepEqual(extbans(given('EXTBAN=ABC')), { prefix: '', types: 'ABC', account: [] })
    assert.equal(extbans(given()), undefined)
  })

  test('CLIENTTAGDENY names tags, or all but some (message-tags: RPL_ISUPPORT tokens)', () => {
    assert.equal(allowsClientTag(given(), '+typing'), true)
    assert.equal(allowsClientTag(given('CLIENTTAGDENY='), '+typing'), true)
    assert.equal(allowsClientTag(given('CLIENTTAGDENY=foo,bar'), '+foo'), false)
    assert.equal(allowsClientTag(given('CLIENTTAGDENY=foo,bar'), '+draft/react'), true)
    assert.equal(allowsClientTag(given('CLIENTTAGDENY=*'), '+typing'), false)
    assert.equal(allowsClientTag(given('CLIENTTAGDENY=*,-typing'), 'typing'), true)
    assert.equal(allowsClientTag(given('CLIENTTAGDENY=*,-typing'), '+draft/reply'), false)
  })
})
