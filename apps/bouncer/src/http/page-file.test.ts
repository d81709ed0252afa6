import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { addWebApp } from './web-app.ts'

describe('the page', () => {
  let folder: string
  let app: FastifyInstance
  let now = 0

  function build(text: string, written: number): void {
    for (const [ending, content] of [
      ['', text],
      ['.br', `brotli ${text}`],
      ['.gz', `gzip ${text}`],
    ]) {
      writeFileSync(join(folder, `index.html${ending}`), content ?? '')
    }
    utimesSync(join(folder, 'index.html'), written, written)
  }

  beforeEach(async () => {
    now = 0
    folder = mkdtempSync(join(tmpdir(), 'longwire-page-'))
    build('first', 1_000)
    app = Fastify()
    await addWebApp(app, folder, () => now)
  })

  afterEach(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })

  test('comes in the smallest form that the browser takes', async () => {
    for (const [accepted, encoding, body] of [
      ['gzip, deflate, br', 'br', 'brotli first'],
      ['gzip', 'gzip', 'gzip first'],
      ['', undefined, 'first'],
    ]) {
      const answer = await app.inject({ url: '/some/place', headers: { 'accept-encoding': accepted } })
      assert.equal(answer.statusCode, 200)
      assert.equal(answer.headers['content-encoding'], encoding)
      assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8')
      assert.equal(answer.headers.vary, 'accept-encoding')
      assert.equal(answer.body, body)
    }
  })

  test('is not sent to a browser that has it', async () => {
    const { etag } = (await app.inject('/')).headers
    const again = await app.inject({ url: '/', headers: { 'if-none-match': String(etag) } })
    assert.deepEqual([again.statusCode, again.body], [304, ''])
  })

  test('is another one soon after it was built anew; while its files are missing the last one stands', async () => {
    rmSync(join(folder, 'index.html'))
    now = 5_000
    assert.equal((await app.inject('/')).body, 'first')
    build('second', 2_000)
    // A moment after somebody asked, as files are read then.
    while ((await app.inject('/')).body !== 'second') {
      now += 5_000
      await setImmediate()
    }
  })
})
