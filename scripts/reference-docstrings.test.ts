import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { docstringFindings } from './reference-docstrings.ts'

function findings(context: TestContext, files: Readonly<Record<string, string>>): readonly string[] {
  const house = mkdtempSync(join(tmpdir(), 'longwire-docstrings-'))
  context.after(() => rmSync(house, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  return docstringFindings(house, 'index.ts')
}

test('an exported name without a docstring is found, however it is exported', (context) => {
  const found = findings(context, {
    'index.ts': "export { told, type Untold, renamed as Shown } from './a.ts'\nexport type { Deep } from './b/c.ts'\n",
    'a.ts':
      '/** Why. */\nexport function told() {}\nexport interface Untold {}\n// Not a docstring.\nexport const renamed = 1\n',
    'b/c.ts': "export { type Deep } from '../d.ts'\n",
    'd.ts': '/* Not one either. */\nexport type Deep = string\n',
  })
  assert.deepEqual(found, [
    'index.ts: Untold has no docstring',
    'index.ts: Shown has no docstring',
    'index.ts: Deep has no docstring',
  ])
})

test('every kind of declaration with a docstring is content', (context) => {
  const kinds = [
    'async function a() {}',
    'class b {}',
    'abstract class c {}',
    'const d = 1',
    'type e = 1',
    'interface f {}',
  ]
  const text = kinds.map((kind) => `/**\n * Why.\n */\nexport ${kind}\n`).join('\n')
  assert.deepEqual(findings(context, { 'index.ts': text }), [])
})

test('a name that leads nowhere, and a face that passes on everything, are found', (context) => {
  const lost = { 'index.ts': "export { gone } from './a.ts'\n", 'a.ts': '/** Why. */\nexport const other = 1\n' }
  assert.deepEqual(findings(context, lost), ['index.ts: gone is declared nowhere'])
  const all = { 'index.ts': "export * from './a.ts'\n", 'a.ts': '' }
  assert.deepEqual(findings(context, all), ['index.ts: a public face names what it exports'])
})
