import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { groupsOf, writeGroups } from './test-groups.ts'

const pure = (path: string) => ({ path, text: "import { test } from 'node:test'" })

test('files of a package that need no process of their own are run in one, and all others alone', () => {
  const groups = groupsOf([
    pure('packages/irc/src/a.test.ts'),
    pure('packages/irc/test/b.test.ts'),
    pure('apps/web/src/c.test.ts'),
    { path: 'packages/irc/src/d.test.ts', text: "import { startErgo } from '@longwire/peers'" },
    { path: 'packages/irc/src/e.test.ts', text: 'beforeEach(() => {})' },
    { path: 'packages/irc/src/f.test.ts', text: '  beforeEach(() => {})' },
    { path: 'packages/irc/src/g.test.ts', text: 'process.env.HOME' },
  ])
  assert.deepEqual(groups, [
    ['packages/irc/src/a.test.ts', 'packages/irc/test/b.test.ts', 'packages/irc/src/f.test.ts'],
    ['apps/web/src/c.test.ts'],
    ['packages/irc/src/d.test.ts'],
    ['packages/irc/src/e.test.ts'],
    ['packages/irc/src/g.test.ts'],
  ])
})

test('many are several processes, of about as many files each', () => {
  const groups = groupsOf(Array.from({ length: 120 }, (_, index) => pure(`packages/irc/src/${index}.test.ts`)))
  assert.deepEqual(
    groups.map(({ length }) => length),
    [40, 40, 40],
  )
  assert.equal(new Set(groups.flat()).size, 120)
})

test('every test of a group is run and counted, and one that fails is told with its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'longwire-groups-'))
  try {
    mkdirSync(join(folder, 'packages/some'), { recursive: true })
    const write = (name: string, body: string): void => {
      const text = `import { test } from 'node:test'\ntest('${name}', () => {${body}})\n`
      writeFileSync(join(folder, `packages/some/${name}.test.mjs`), text)
    }
    write('one', '')
    write('two', "throw new Error('wrong')")
    const [group = ''] = writeGroups([['packages/some/one.test.mjs', 'packages/some/two.test.mjs']], folder, folder)
    let told = ''
    try {
      execFileSync(process.execPath, ['--test', '--test-reporter=spec', group], { encoding: 'utf8', env: {} })
    } catch (error) {
      told = String((error as { readonly stdout?: unknown }).stdout)
    }
    assert.match(told, /✔ one/)
    assert.match(told, /✖ two/)
    assert.match(told, /tests 2\n/)
    assert.match(told, /test at .*two\.test\.mjs:2/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
