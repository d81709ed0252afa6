import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sizes, twoPanes } from './page-width.ts'

function style(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

test('the script takes the same window for wide as the style sheets do', () => {
  const widths = style('../app.css').matchAll(/@container app \(inline-size (?:<|>=) ([\d.]+)rem\)/g)
  assert.deepEqual([...new Set(Array.from(widths, ([, rem]) => Number(rem)))], [twoPanes])
})

test('and a rem of the page for as large', () => {
  const rules = style('../styles/tokens.css').matchAll(/:root\[data-text-size="(\w+)"\] \{\s*font-size: ([\d.]+)%/g)
  const inStyles = Array.from(rules, ([, size, percent]) => [size, (Number(percent) * 16) / 100] as const)
  assert.deepEqual(Object.fromEntries([['normal', 16], ...inStyles]), sizes)
})
