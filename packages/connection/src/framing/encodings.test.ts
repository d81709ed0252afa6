import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEncodings, type EncodingOptions } from './encodings.ts'
import { peekTargets } from './peek-targets.ts'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

function reads(options: EncodingOptions, line: Uint8Array): string {
  return createEncodings(options).decodeLegacy(line).text
}

test('the names in a line are found without decoding it: parameters in order, then the sender', () => {
  const names = (line: string) => peekTargets(latin1(line))
  assert.deepEqual(names(':ada!a@h PRIVMSG #w\xfcrze :text #other'), ['#w\xfcrze', 'ada'])
  assert.deepEqual(names('@time=x;msgid=y :ada PRIVMSG #a text'), ['#a', 'text', 'ada'])
  assert.deepEqual(names(':irc.example 332 me #a :topic'), ['me', '#a', 'irc.example'])
  assert.deepEqual(names('PING'), [])
  assert.deepEqual(names(''), [])
  assert.deepEqual(names(' '), [])
  assert.deepEqual(names('@'), [])
})

test('a channel has its own encoding, found by its name in any case (rfc1459)', () => {
  const options = { targets: { '#Ru[1]': { encoding: 'koi8-r' } } }
  const privet = [0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]
  const line = (channel: string) => Uint8Array.from([...latin1(`:a!b@c PRIVMSG ${channel} :`), ...privet])
  assert.ok(reads(options, line('#rU{1}')).endsWith(':привет'))
  assert.ok(reads(options, line('#other')).endsWith(':ÐÒÉ×ÅÔ'))
})

test('a channel whose own name is not ASCII is found in either spelling', () => {
  const options = { targets: { '#würze': { encoding: 'iso-8859-15' } } }
  assert.ok(reads(options, latin1('PRIVMSG #w\xfcrze :10 \xa4')).endsWith('10 €'))
})

test('a query has the encoding of its sender', () => {
  const options = { targets: { Ivan: { encoding: 'windows-1251' } } }
  assert.ok(reads(options, Uint8Array.from([...latin1(':ivan!i@h PRIVMSG me :'), 0xcf])).endsWith(':П'))
})

test('the network has its own fallback; utf-8 means none, and then a line is damaged', () => {
  assert.equal(reads({ fallback: 'shift_jis' }, Uint8Array.from([0x82, 0xa0])), 'あ')
  assert.deepEqual(createEncodings({ fallback: 'utf-8' }).decodeLegacy(Uint8Array.from([0x61, 0xff])), {
    text: 'a\ufffd',
    damaged: true,
  })
})

test('an encoding nobody knows is refused when it is set', () => {
  assert.throws(() => createEncodings({ fallback: 'klingon' }), RangeError)
  assert.throws(() => createEncodings({ targets: { '#a': { encoding: 'klingon' } } }), RangeError)
})

test('lines are written as UTF-8 unless the target asks for its own encoding', () => {
  const encodings = createEncodings({ targets: { '#de': { encoding: 'windows-1252', write: true } } })
  const encode = (line: string) => Buffer.from(encodings.encode(line)).toString('latin1')
  assert.equal(encode('PRIVMSG #de :grün €'), 'PRIVMSG #de :gr\xfcn \x80')
  assert.equal(encode('PRIVMSG #other :grün'), 'PRIVMSG #other :gr\xc3\xbcn')
  assert.equal(encodings.writesLegacy, true)
  assert.equal(createEncodings().writesLegacy, false)
})

test('a text that the encoding lacks characters for goes out as UTF-8, not with question marks', () => {
  const encodings = createEncodings({ fallback: 'windows-1252', write: true })
  const line = 'PRIVMSG #de :grün 🌱'
  assert.deepEqual(Buffer.from(encodings.encode(line)), Buffer.from(line))
})

test('what is written in an encoding of two bytes is read back the same', () => {
  for (const [encoding, text] of [
    ['shift_jis', 'こんにちは、世界'],
    ['euc-kr', '안녕하세요'],
    ['gbk', '你好，世界'],
    ['big5', '繁體中文'],
    ['euc-jp', '日本語'],
    ['koi8-r', 'Привет'],
  ] as const) {
    const encodings = createEncodings({ fallback: encoding, write: true })
    const encoded = encodings.encode(`PRIVMSG #a :${text}`)
    assert.notDeepEqual(Buffer.from(encoded), Buffer.from(`PRIVMSG #a :${text}`), encoding)
    assert.equal(encodings.decodeLegacy(encoded).text, `PRIVMSG #a :${text}`, encoding)
  }
})
