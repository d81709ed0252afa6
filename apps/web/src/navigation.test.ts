import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Panel, type Place, createNavigation, pathOf, placeOf, settingsSections } from './navigation.ts'

const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed())
const id = fc.stringMatching(/^[a-z0-9]{1,8}$/u).filter((text) => text !== 'new')
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant<Place>({ kind: 'home' }),
  fc.constant<Place>({ kind: 'add-network' }),
  fc.constant<Place>({ kind: 'settings' }),
  id.map((known): Place => ({ kind: 'add-network', known })),
  fc.tuple(id, name).map(([network, buffer]): Place => ({ kind: 'conversation', buffer: `${network} ${buffer}` })),
  fc
    .tuple(id, name, fc.constantFrom<Panel>('people', 'about'))
    .map(([network, buffer, panel]): Place => ({ kind: 'conversation', buffer: `${network} ${buffer}`, panel })),
  fc
    .tuple(id, name, name)
    .map(([network, buffer, line]): Place => ({ kind: 'conversation', buffer: `${network} ${buffer}`, line })),
  name.map((text): Place => ({ kind: 'search', text })),
  fc.tuple(name, id).map(([text, network]): Place => ({ kind: 'search', text, buffer: `${network} #a` })),
  id.map((network): Place => ({ kind: 'edit-network', network })),
  id.map((network): Place => ({ kind: 'join', network })),
  id.map((network): Place => ({ kind: 'connecting', network })),
  id.map((network): Place => ({ kind: 'raw-log', network })),
  fc.constant<Place>({ kind: 'mentions' }),
  name.map((link): Place => ({ kind: 'open-link', link })),
  name.map((text): Place => ({ kind: 'share', text })),
  fc.tuple(id, name).map(([network, channel]): Place => ({ kind: 'join', network, channel })),
  fc.tuple(id, name).map(([known, server]): Place => ({ kind: 'add-network', known, server })),
  fc.constantFrom(...settingsSections).map((section): Place => ({ kind: 'settings', section })),
)

test('a place is found again by its path, whatever the channel is called', () => {
  fc.assert(fc.property(place, (here) => assert.deepEqual(placeOf(pathOf(here)), here)))
})

test('a path that means nothing leads home', () => {
  for (const path of ['', '/', '/nonsense', '/c', '/c/', '/networks', '/%E0%A4%A']) {
    assert.deepEqual(placeOf(path), { kind: 'home' }, path)
  }
})

test('a channel with a slash, a hash and a space survives its address', () => {
  const here: Place = { kind: 'conversation', buffer: 'n1 #a/b c%' }
  assert.equal(pathOf(here), '/c/n1/%23a%2Fb%20c%25')
  assert.deepEqual(placeOf(pathOf(here)), here)
})

/** The part of a window that navigation stands on; going back is told a turn later, as in browsers. */
class PageHistory extends EventTarget {
  readonly #entries: { state: unknown; path: string }[] = [{ state: null, path: '/' }]
  #at = 0

  get location(): { readonly pathname: string; readonly search: string } {
    const [pathname = '', search] = (this.#entries[this.#at]?.path ?? '').split('?', 2)
    return { pathname, search: search === undefined ? '' : `?${search}` }
  }

  readonly history = {
    get state(): unknown {
      return undefined
    },
    pushState: (state: unknown, _: string, path: string): void => {
      this.#entries.splice(++this.#at, Number.POSITIVE_INFINITY, { state, path })
    },
    replaceState: (state: unknown, _: string, path: string): void => {
      this.#entries[this.#at] = { state, path }
    },
    go: (steps: number): void => {
      void Promise.resolve().then(() => {
        if (this.#entries[this.#at + steps] === undefined) return
        this.#at += steps
        this.dispatchEvent(new Event('popstate'))
      })
    },
    back: (): void => this.history.go(-1),
  }

  constructor() {
    super()
    Object.defineProperty(this.history, 'state', { get: () => this.#entries[this.#at]?.state })
  }
}

test('who arrives twice at once is where they wanted to be, and back leads home', async () => {
  const page = new PageHistory()
  const navigation = createNavigation(page)
  navigation.go({ kind: 'add-network' })
  navigation.go({ kind: 'connecting', network: 'n1' })
  // The network told two things in a row.
  navigation.arrive({ kind: 'join', network: 'n1' })
  navigation.arrive({ kind: 'join', network: 'n1' })
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), { kind: 'join', network: 'n1' })
  assert.equal(page.location.pathname, '/networks/n1/join')
  navigation.back()
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), { kind: 'home' })
})

test('who is done with a place is at home, and back leads to nothing that was on the way', async () => {
  const page = new PageHistory()
  const navigation = createNavigation(page)
  navigation.go({ kind: 'conversation', buffer: 'n1 #longwire' })
  navigation.go({ kind: 'conversation', buffer: 'n1 #longwire', panel: 'about' })
  navigation.arrive({ kind: 'home' })
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), { kind: 'home' })
  assert.equal((page.history.state as { readonly depth: number } | undefined)?.depth ?? 0, 0)
})

test('a panel that was opened from its conversation is closed by going back, and from another one by taking its place', async () => {
  const page = new PageHistory()
  const navigation = createNavigation(page)
  const long = { kind: 'conversation', buffer: 'n1 #longwire' } as const
  const other = { kind: 'conversation', buffer: 'n1 #long' } as const
  navigation.go(long)
  navigation.go({ ...long, panel: 'people' })
  navigation.go({ ...long, panel: 'person', person: 'bob' })
  navigation.back(long)
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), { ...long, panel: 'people' })
  navigation.back(long)
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), long)
  navigation.go({ ...other, panel: 'about' })
  navigation.back(other)
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), other)
  navigation.back()
  await new Promise(setImmediate)
  assert.deepEqual(navigation.place(), long)
})
