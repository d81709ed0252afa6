import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { startsTwice } from './twice.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'longwire-packaging-'))
const installed = join(folder, 'installed/node_modules/longwire')
const launcher = join(installed, 'bin/longwire.mjs')
const run = promisify(execFile)

before(async () => {
  // Under `npm test` these would point npm at the checkout.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
  const elsewhere = join(folder, 'installed')
  mkdirSync(elsewhere)
  writeFileSync(join(elsewhere, 'package.json'), '{ "private": true }')
  await run('npm', ['run', '--silent', 'package', '--', '--silent', '--pack-destination', folder], { cwd: root, env })
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  const offline = ['--offline', '--cache', join(folder, 'npm-cache'), '--no-audit', '--no-fund']
  await run('npm', ['install', ...offline, join(folder, tarball)], { cwd: elsewhere, env })
})

after(() => rmSync(folder, { recursive: true, force: true }))

test('the tarball installs without a registry, brings nothing else, and survives a power cut', async () => {
  assert.deepEqual(
    readdirSync(join(folder, 'installed/node_modules')).filter((name) => !name.startsWith('.')),
    ['longwire'],
  )
  assert.ok(existsSync(join(folder, 'installed/node_modules/.bin/longwire')))
  assert.match(readFileSync(join(installed, 'dist/licenses.txt'), 'utf8'), /^fastify \d/m)
  await startsTwice({ path: process.execPath, env: {} }, [launcher], mkdtempSync(join(folder, 'tarball-')))
})

/** Loaded before the launcher, so that it takes the Node that runs it for one of 2024. */
function olderNode(): readonly string[] {
  const file = join(folder, 'older-node.mjs')
  const older = `if (process.env.LONGWIRE_TEST_OLD === '1') {
    delete process.env.LONGWIRE_TEST_OLD
    Object.defineProperty(process, 'version', { value: 'v20.11.0' })
  }`
  writeFileSync(file, older)
  return ['--import', file]
}

test('on an older Node the launcher finds a newer one on the PATH and answers for it', async () => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  const env = { PATH: ['/nowhere', bin].join(delimiter), HOME: folder, LONGWIRE_TEST_OLD: '1' }
  const { stdout } = await run(process.execPath, [...olderNode(), launcher, '--help'], { env })
  assert.match(stdout, /^Usage: longwire COMMAND/)
  const version = await run(process.execPath, [...olderNode(), launcher, '--version'], { env })
  assert.match(version.stdout, /^longwire \d+\.\d+\.\d+ \(Node \d+\.\d+\.\d+\)\n$/)
  const failing = run(process.execPath, [...olderNode(), launcher, 'nonsense'], { env })
  await assert.rejects(failing, { code: 2, stderr: /There is no command “nonsense”/ })
})

test('on an older Node, with no newer one to be found, the launcher says what to do', async () => {
  const env = { PATH: '/nowhere', HOME: folder, LONGWIRE_TEST_OLD: '1' }
  const failing = run(process.execPath, [...olderNode(), launcher, 'serve'], { env })
  await assert.rejects(failing, { code: 1, stderr: /needs Node 26 or newer; this is v20\.11\.0[^]*LONGWIRE_NODE=/ })
})

test('the single executable starts without Node, without a checkout, and survives a power cut', async () => {
  const place = mkdtempSync(join(folder, 'executable-'))
  const file = join(place, 'longwire')
  await run(process.execPath, [join(root, 'scripts/build-executable.ts'), '--built', file])
  // `env -i`: nothing of this process's environment, not even the PATH.
  await startsTwice({ path: '/usr/bin/env', env: {} }, ['-i', file], place)
})
