import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type FirstBytes,
  compiledAtOnce,
  firstBytes,
  keptScripts,
  preloaded,
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
    preloaded('index.html').filter((file) => !compiledAtOnce(file) && !/^(?:live-part|rolldown-runtime)-/.test(file)),
    [],
  )
})

test('nothing that a start needs is more than one request away from the page', () => {
  const asked = new Set(preloaded('index.html'))
  assert.deepEqual(
    startScripts().filter((file) => !asked.has(file)),
    [],
  )
  // A browser asks a server of HTTP/1.1 for six things at once: its styles and all that the list needs are among the first six.
  assert.ok(asked.size <= 6, [...asked].join(' '))
  assert.equal(styles('index.html').length, 1)
  assert.match([...asked].at(-1) ?? '', /^live-part-/)
})

test('the page that is kept asks for what a conversation is drawn with, and nothing else', () => {
  assert.deepEqual(new Set(preloaded('kept.html')), new Set(keptScripts()))
})
