import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Color } from '@longwire/irc'
import { contrast, hexBeside, hexOf, readableColour } from './readable-colour.ts'

test('every colour of the palette has a contrast of 4.5 : 1 on either paper', () => {
  for (let colour = 0; colour < 99; colour++) {
    const { onLight, onDark } = readableColour(colour)
    assert.ok(contrast(onLight, '#fbfaf8') >= 4.5, `${colour} on light`)
    assert.ok(contrast(onDark, '#1f1d1b') >= 4.5, `${colour} on dark`)
    assert.ok(contrast(onDark, '#161513') >= 4.5, `${colour} on the darkest`)
  }
})

test('a colour that can be read stays as it is', () => {
  assert.equal(readableColour('#b00020' satisfies Color).onLight, '#b00020')
  assert.equal(readableColour('#ffd39c').onDark, '#ffd39c')
})

test('a background without a colour of its text, and the other way round, can be read', () => {
  for (let colour = 0; colour < 99; colour++) {
    assert.ok(contrast(hexBeside(undefined, colour), hexOf(colour)) >= 4.5, `${colour}`)
    assert.equal(hexBeside(colour, undefined), hexOf(colour))
  }
})

test('black and white are 21 : 1 apart', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21)
})

test('a number that no palette knows is some grey', () => {
  assert.equal(hexOf(99), '#7d7a75')
  assert.equal(hexOf(16), '#470000')
})
