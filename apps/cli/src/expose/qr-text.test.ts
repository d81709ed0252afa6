import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeQR } from 'qr/decode.js'
import { qrText } from './qr-text.ts'

/** What a camera would see: each half block as 8 by 8 pixels. */
function picture(text: string): { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray } {
  const rows = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => [
      [...line].map((block) => block === '█' || block === '▀'),
      [...line].map((block) => block === '█' || block === '▄'),
    ])
  const scale = 8
  const [width, height] = [(rows[0]?.length ?? 0) * scale, rows.length * scale]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] ?? true
      data.fill(light ? 255 : 0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  return { width, height, data }
}

test('a camera reads the address back', () => {
  for (const address of ['https://irc.example.org', 'https://machine.tailnet-1234.ts.net:8443/']) {
    assert.equal(decodeQR(picture(qrText(address, false))), address)
  }
})
