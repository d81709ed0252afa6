import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { numericName, numerics, otherMeanings } from './numerics.ts'

describe('numerics', () => {
  test('have names both ways', () => {
    assert.equal(numerics.RPL_WELCOME, '001')
    assert.equal(numericName('001'), 'RPL_WELCOME')
    assert.equal(numericName('433'), 'ERR_NICKNAMEINUSE')
    assert.equal(numericName('999'), undefined)
    assert.equal(numericName('PRIVMSG'), undefined)
    assert.equal(numericName('1'), undefined)
  })

  test('are three digits, and each number has one name', () => {
    const numbers = Object.values(numerics)
    for (const number of numbers) assert.match(number, /^[0-9]{3}$/u)
    assert.equal(new Set(numbers).size, numbers.length)
  })

  test('refusals of 4xx and 5xx are named ERR_, replies of 0xx to 3xx RPL_ (Modern IRC: numerics)', () => {
    for (const [name, number] of Object.entries(numerics)) {
      if (number < '400') assert.match(name, /^RPL_/u)
      else if (number < '590') assert.match(name, /^ERR_/u)
    }
  })

  test('those of the login are named as IRCv3 has them (sasl-3.1: numerics)', () => {
    const login = ['900', '901', '902', '903', '904', '905', '906', '907', '908'].map(numericName)
    assert.deepEqual(login, [
      'RPL_LOGGEDIN',
      'RPL_LOGGEDOUT',
      'ERR_NICKLOCKED',
      'RPL_SASLSUCCESS',
      'ERR_SASLFAIL',
      'ERR_SASLTOOLONG',
      'ERR_SASLABORTED',
      'ERR_SASLALREADY',
      'RPL_SASLMECHS',
    ])
  })

  test('a conflict names a number that has a name here, and another one', () => {
    for (const { number, name } of otherMeanings) {
      assert.ok(numericName(number), number)
      assert.notEqual(numericName(number), name)
    }
  })
})
