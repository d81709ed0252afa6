// The lint rules bite: each fixture breaks one of them on purpose, in a copy of the house that has no other files.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'

const root = join(import.meta.dirname, '..')
const house = mkdtempSync(join(tmpdir(), 'longwire-lint-'))
after(() => rmSync(house, { recursive: true, force: true }))

interface Fixture {
  readonly breaks: string
  readonly path: string
  readonly text: string
  readonly rule: string
}

function imports(specifier: string): string {
  return `import { thing } from '${specifier}'\nexport const other = thing\n`
}

const restricted = 'eslint(no-restricted-imports)'
const fixtures: readonly Fixture[] = [
  {
    breaks: 'irc knows no other package',
    path: 'packages/irc/src/a.ts',
    text: imports('@longwire/connection'),
    rule: restricted,
  },
  { breaks: 'irc has no Node', path: 'packages/irc/src/b.ts', text: imports('node:fs'), rule: restricted },
  {
    breaks: 'attention has no Node',
    path: 'packages/attention/src/a.ts',
    text: imports('node:path'),
    rule: restricted,
  },
  {
    breaks: 'attention stands on irc alone',
    path: 'packages/attention/src/b.ts',
    text: imports('@longwire/model'),
    rule: restricted,
  },
  {
    breaks: 'connection stands on irc alone',
    path: 'packages/connection/src/a.ts',
    text: imports('@longwire/store'),
    rule: restricted,
  },
  {
    breaks: 'connection has Node in its own folder only',
    path: 'packages/connection/src/b.ts',
    text: imports('node:net'),
    rule: restricted,
  },
  {
    breaks: 'store does not know connection',
    path: 'packages/store/src/a.ts',
    text: imports('@longwire/connection'),
    rule: restricted,
  },
  {
    breaks: 'model does not know store',
    path: 'packages/model/src/a.ts',
    text: imports('@longwire/store'),
    rule: restricted,
  },
  {
    breaks: 'model has no Node face',
    path: 'packages/model/src/b.ts',
    text: imports('@longwire/connection/node'),
    rule: restricted,
  },
  {
    breaks: 'web does not know the bouncer',
    path: 'apps/web/src/a.ts',
    text: imports('@longwire/bouncer'),
    rule: restricted,
  },
  { breaks: 'web has no Node', path: 'apps/web/src/b.tsx', text: imports('node:fs'), rule: restricted },
  {
    breaks: 'bouncer does not know the web app',
    path: 'apps/bouncer/src/a.ts',
    text: imports('@longwire/web'),
    rule: restricted,
  },
  {
    breaks: 'bouncer does not know the model',
    path: 'apps/bouncer/src/b.ts',
    text: imports('@longwire/model'),
    rule: restricted,
  },
  {
    breaks: 'only tests import the testing package',
    path: 'apps/bouncer/src/c.ts',
    text: imports('@longwire/testing'),
    rule: restricted,
  },
  {
    breaks: 'only tests import the peers',
    path: 'packages/connection/src/c.ts',
    text: imports('@longwire/peers'),
    rule: restricted,
  },
  {
    breaks: "a package's own face is for others",
    path: 'packages/irc/src/deep/c.ts',
    text: imports('../index.ts'),
    rule: restricted,
  },
  {
    breaks: 'packages are imported by name',
    path: 'packages/model/src/c.ts',
    text: imports('../../irc/src/message.ts'),
    rule: restricted,
  },
  {
    breaks: 'files import each other one way',
    path: 'packages/irc/src/circle-a.ts',
    text: "import { b } from './circle-b.ts'\nexport const a = () => b\n",
    rule: 'import(no-cycle)',
  },
  {
    breaks: 'exports have names',
    path: 'packages/irc/src/d.ts',
    text: 'export default function named(): number {\n  return 1\n}\n',
    rule: 'import(no-default-export)',
  },
  {
    breaks: 'what is exported stays what it is',
    path: 'packages/irc/src/mutable.ts',
    text: 'export let thing = 1\nexport const set = (one: number) => (thing = one)\n',
    rule: 'import(no-mutable-exports)',
  },
  {
    breaks: 'there is no any',
    path: 'packages/irc/src/e.ts',
    text: 'export const a: any = 1\n',
    rule: 'typescript(no-explicit-any)',
  },
  {
    breaks: 'a promise is waited for',
    path: 'packages/store/src/b.ts',
    text: 'async function work(): Promise<void> {}\nexport function f(): void {\n  work()\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    breaks: 'a switch names every case',
    path: 'packages/store/src/c.ts',
    text: "export function f(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      return\n  }\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    breaks: 'the clock is injected',
    path: 'packages/store/src/d.ts',
    text: 'export const now = (): number => Date.now()\n',
    rule: 'eslint(no-restricted-properties)',
  },
  {
    breaks: 'words are folded alike in every language',
    path: 'apps/web/src/e.ts',
    text: 'export const folded = (word: string): string => word.toLocaleLowerCase()\n',
    rule: 'eslint(no-restricted-properties)',
  },
  {
    breaks: 'timers are injected',
    path: 'apps/bouncer/src/d.ts',
    text: 'export function later(work: () => void): void {\n  setTimeout(work, 1)\n}\n',
    rule: 'eslint(no-restricted-globals)',
  },
]

/** Files that follow the rules closely enough to be mistaken for offenders. */
const innocent: Readonly<Record<string, string>> = {
  'packages/irc/src/circle-b.ts': "import { a } from './circle-a.ts'\nexport const b = () => a\n",
  'packages/model/src/d.ts': imports('@longwire/attention'),
  'packages/connection/src/node/a.ts': imports('node:net'),
  'packages/irc/src/a.test.ts': `${imports('@longwire/testing')}import 'node:test'\n`,
  'apps/bouncer/src/e.ts': imports('@longwire/connection/node'),
  'apps/cli/src/a.ts': imports('@longwire/bouncer'),
  'packages/store/src/system-environment.ts': 'export const now = (): number => Date.now()\n',
  'packages/store/src/deep/e.ts': imports('../index-of-words.ts'),
}

function write(path: string, text: string): void {
  const file = join(house, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

interface Report {
  readonly diagnostics: readonly { readonly code?: string; readonly filename: string }[]
}

function lintHouse(): Map<string, string[]> {
  for (const file of ['oxlint.config.ts', 'tsconfig.base.json']) copyFileSync(join(root, file), join(house, file))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  write('package.json', '{ "type": "module" }')
  write('tsconfig.json', '{ "extends": "./tsconfig.base.json", "include": ["packages", "apps"] }')
  for (const { path, text } of fixtures) write(path, text)
  for (const [path, text] of Object.entries(innocent)) write(path, text)
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', 'packages', 'apps'], {
    cwd: house,
    encoding: 'utf8',
  })
  const found = new Map<string, string[]>()
  for (const { code = '', filename } of (JSON.parse(stdout) as Report).diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), code])
  }
  return found
}

const found = lintHouse()

for (const { breaks, path, rule } of fixtures) {
  test(`${breaks}: a file that breaks this is found`, () => {
    assert.ok(
      found.get(path)?.includes(rule),
      `${path}: wanted ${rule}, found ${found.get(path)?.join(', ') ?? 'nothing'}`,
    )
  })
}

test('files that keep to the layers are left alone', () => {
  const layerRules = [
    'eslint(no-restricted-imports)',
    'eslint(no-restricted-globals)',
    'eslint(no-restricted-properties)',
  ]
  for (const path of Object.keys(innocent)) {
    const complaints = (found.get(path) ?? []).filter((rule) => layerRules.includes(rule))
    assert.deepEqual(complaints, [], path)
  }
})
