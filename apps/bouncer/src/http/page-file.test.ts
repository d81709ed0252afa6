import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
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
      ['br;q=0, gzip', 'gzip', 'gzip first'],
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

  test('allows the inline scripts that it has, by their hashes, and no others', async () => {
    const policyOf = async (url: string) => String((await app.inject(url)).headers['content-security-policy'])
    assert.match(await policyOf('/'), /script-src 'self';/)
    build('<script>ask()</script><script type="module" src="/assets/a-1.js"></script>', 3_000)
    // printf 'ask()' | openssl dgst -sha256 -binary | base64
    const hash = 'inhqo8UEOtta3Yf/3uJCGUt2o6pzuDBPHXRBiutLwio='
    while (!(await policyOf('/some/place')).includes('sha256')) now += 10_000
    assert.ok((await policyOf('/')).includes(`script-src 'self' 'sha256-${hash}';`))
  })

  test('goes to who keeps it under a policy of its own', async () => {
    const page = '<script>read()</script><script type="importmap">{"imports":{}}</script>'
    writeFileSync(join(folder, 'kept.html'), page)
    const other = Fastify()
    await addWebApp(other, folder, () => now)
    const kept = await other.inject('/kept.html')
    assert.equal(kept.body, page)
    // printf 'read()' | openssl dgst -sha256 -binary | base64
    const read = "'sha256-9+VLkAkXknuHkV32l+ERkWLiVaQ2Rm+tYqnThiWIAAE='"
    // printf '{"imports":{}}' | openssl dgst -sha256 -binary | base64
    const imports = "'sha256-URrTy+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw='"
    assert.ok(String(kept.headers['content-security-policy']).includes(`script-src 'self' ${read} ${imports};`))
    assert.ok(!String((await other.inject('/')).headers['content-security-policy']).includes('sha256'))
    await other.close()
  })

  test('has its scripts and styles at hand, each in the smallest form that the browser takes', async () => {
    mkdirSync(join(folder, 'assets'))
    for (const [name, content] of [
      ['a-1.js', 'script'],
      ['a-1.js.br', 'small script'],
      ['a-1.css', 'style'],
      ['b-2.js', 'not named by the page'],
    ]) {
      writeFileSync(join(folder, 'assets', name ?? ''), content ?? '')
    }
    build('<script src="/assets/a-1.js"></script><link href="/assets/a-1.css"><link href="/assets/gone-3.js">', 3_000)
    const other = Fastify()
    await addWebApp(other, folder, () => now)
    // What is on the disk from now on is not what is sent.
    for (const name of ['a-1.js', 'a-1.js.br', 'a-1.css']) writeFileSync(join(folder, 'assets', name), 'later')
    const asked = async (name: string, headers = {}) => await other.inject({ url: `/assets/${name}`, headers })
    const script = await asked('a-1.js', { 'accept-encoding': 'br' })
    assert.deepEqual([script.body, script.headers['content-encoding']], ['small script', 'br'])
    assert.equal(script.headers['content-type'], 'text/javascript; charset=utf-8')
    assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal((await asked('a-1.js')).body, 'script')
    const style = await asked('a-1.css')
    assert.deepEqual([style.body, style.headers['content-type']], ['style', 'text/css; charset=utf-8'])
    const known = await asked('a-1.css', { 'if-none-match': String(style.headers.etag) })
    assert.deepEqual([known.statusCode, known.body], [304, ''])
    const later = await asked('b-2.js')
    assert.deepEqual(
      [later.body, later.headers['cache-control']],
      ['not named by the page', script.headers['cache-control']],
    )
    assert.equal((await asked('gone-3.js')).statusCode, 404)
    for (const name of ['..%2findex.html', '..', '.']) assert.notEqual((await asked(name)).body, 'first')
    await other.close()
  })

  test('is compressed as soon as that is written, also where somebody asked between the page and that', async () => {
    rmSync(join(folder, 'index.html.br'))
    writeFileSync(join(folder, 'index.html'), 'second')
    utimesSync(join(folder, 'index.html'), 2_000, 2_000)
    const asked = async (): Promise<string> => {
      now += 5_000
      await setImmediate()
      return (await app.inject({ url: '/', headers: { 'accept-encoding': 'br' } })).body
    }
    while ((await asked()) !== 'second');
    writeFileSync(join(folder, 'index.html.br'), 'brotli second')
    while ((await asked()) !== 'brotli second');
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
