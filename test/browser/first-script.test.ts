import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type FirstBytes,
  compiledAtOnce,
  exported,
  firstBytes,
  keptModules,
  keptScripts,
  preloaded,
  standIns,
  startScripts,
  styles,
} from './first-script.ts'

/** Bytes of script before first use that the app may have in all, whatever was kept: what a phone on the edge of a cell bears. */
const MOST_BEFORE_USE = 70_000

/** What was reached, and a little room; who needs more looks for what can be loaded later first. `npm run size` shows what is in it. */
const reached: FirstBytes = {
  door: 22_200,
  list: 65_000,
  conversation: 88_200,
  live: 134_800,
  kept: 92_500,
  style: 4_540,
}

test('a browser fetches little before the app can be used', () => {
  const bytes = firstBytes()
  const grown = Object.entries(bytes).filter(([step, size]) => size > reached[step as keyof FirstBytes])
  assert.deepEqual(grown, [], JSON.stringify(bytes))
  for (const step of ['door', 'list'] as const) assert.ok(bytes[step] <= MOST_BEFORE_USE)
})

test('what is drawn first is compiled beside the thread of the page while it comes', () => {
  assert.deepEqual(
    preloaded().filter((file) => !compiledAtOnce(file) && !/^(?:live-part|rolldown-runtime)-/.test(file)),
    [],
  )
})

test('nothing that a start needs is more than one request away from the page', () => {
  const asked = new Set(preloaded())
  assert.deepEqual(
    startScripts().filter((file) => !asked.has(file)),
    [],
  )
  // A browser asks a server of HTTP/1.1 for six things at once: its styles and all that the list needs are among the first six.
  assert.ok(asked.size <= 6, [...asked].join(' '))
  assert.equal(styles('index.html').length, 1)
  assert.match([...asked].at(-1) ?? '', /^live-part-/)
})

test('the page that is kept asks for one script, and modules that come later find in it what they import', () => {
  assert.equal(keptScripts().length, 1, keptScripts().join(' '))
  assert.deepEqual(new Set(Object.keys(standIns())), new Set(keptModules().map((file) => `/assets/${file}`)))
  for (const [module, standIn] of Object.entries(standIns())) {
    assert.ok(exported(module).length > 0, module)
    assert.deepEqual(new Set(exported(standIn)), new Set(exported(module)), module)
  }
  assert.equal(styles('kept.html').length, 2)
})
