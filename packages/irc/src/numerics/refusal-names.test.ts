import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isError } from '../session/requests/replies.ts'
import { parseMessage } from '../message/message.ts'
import { numericName } from './numerics.ts'
import { refusalName } from './refusal-names.ts'

test('every numeric that refuses has the name that it has among all numerics', () => {
  for (let number = 1; number <= 999; number++) {
    const command = String(number).padStart(3, '0')
    const message = parseMessage(command)
    if (message === undefined || !isError(message)) continue
    assert.equal(refusalName(command), numericName(command) ?? command)
  }
})
