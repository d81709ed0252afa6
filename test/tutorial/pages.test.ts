import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectErrorCodes } from '@longwire/connection'
import { numerics } from '@longwire/irc'
import { RunningProgram, skipUnless } from '@longwire/peers'
import { runExample, tutorial, well } from './example.ts'

const pages = globSync('*.md', { cwd: tutorial }).toSorted()
const textOf = (page: string) => readFileSync(join(tutorial, page), 'utf8')
const all = pages.map(textOf).join('\n')

test('every error of a connection is explained on a page', () => {
  const missing = connectErrorCodes.filter((code) => !all.includes(`\`${code}\``))
  assert.deepEqual(missing, [])
})

test('every numeric that a page names exists', () => {
  const named = [...all.matchAll(/`(ERR_[A-Z]+|RPL_[A-Z]+)`/g)].map(([, name]) => name)
  const known = new Set<string | undefined>(Object.keys(numerics))
  assert.ok(named.length > 0)
  assert.deepEqual(
    named.filter((name) => !known.has(name)),
    [],
  )
})

test('every link to a file or to another page leads somewhere', () => {
  for (const page of pages) {
    for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      assert.ok(globSync(target, { cwd: tutorial }).length > 0, `${page} links to ${target}`)
    }
  }
})

test('the playground serves the examples, with an account to log in to', {
  skip: await skipUnless('ergo'),
}, async () => {
  const program = { path: process.execPath, env: {} }
  const args = [join(tutorial, 'playground.ts')]
  await using playground = await RunningProgram.start(program, args, { name: 'playground', cwd: tutorial })
  const [, port = ''] = await playground.waitForOutput(/plain +127\.0\.0\.1 (\d+)\n/)
  const [, tls = '', ca = ''] = await playground.waitForOutput(/TLS +localhost (\d+), with NODE_EXTRA_CA_CERTS=(\S+)\n/)
  await playground.waitForOutput(/IRC_PASSWORD=playground\n/)
  const [opened] = await runExample('open.ts', ['127.0.0.1', port])
  assert.match(opened ?? '', /^open: /)
  const env = { NODE_EXTRA_CA_CERTS: ca, IRC_PASSWORD: 'playground' }
  assert.deepEqual(await runExample('login.ts', ['localhost', tls, 'grace'], env), ['logged in as grace', well])
  await playground.kill('SIGINT')
  assert.equal(await playground.ended, well)
})
