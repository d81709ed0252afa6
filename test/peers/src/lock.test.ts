import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { withLock } from './lock.ts'
import { runProgram } from './run-program.ts'

function lockFile(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'longwire-lock-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'lock')
}

test('processes that want the same lock work one after the other', async (context) => {
  const file = lockFile(context)
  const diary = join(file, '../diary')
  const script = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as delay } from 'node:timers/promises'
    import { withLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    await withLock(${JSON.stringify(file)}, async () => {
      appendFileSync(${JSON.stringify(diary)}, 'in ')
      await delay(20)
      appendFileSync(${JSON.stringify(diary)}, 'out ')
    })`
  const workers = [1, 2, 3].map(() => runProgram(process.execPath, ['--input-type=module', '-e', script]))
  for (const { ok, stderr } of await Promise.all(workers)) assert.ok(ok, stderr)
  assert.equal(readFileSync(diary, 'utf8'), 'in out in out in out ')
})

test('the lock of a process that died blocks nobody', async (context) => {
  const file = lockFile(context)
  const { stdout } = await runProgram(process.execPath, ['-p', 'process.pid'])
  writeFileSync(file, stdout.trim())
  assert.equal(await withLock(file, () => Promise.resolve('worked')), 'worked')
})

test('nor does one that names nobody, as a machine leaves it that lost its power', async (context) => {
  const file = lockFile(context)
  writeFileSync(file, '')
  assert.equal(await withLock(file, () => Promise.resolve('worked')), 'worked')
})
