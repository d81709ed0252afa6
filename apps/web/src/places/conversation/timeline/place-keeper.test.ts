/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row } from '@longwire/model'
import type { VirtualizerHandle } from 'virtua/solid'
import { PlaceKeeper } from './place-keeper.ts'

/** A window of 500 pixels, that scrolls no further than there is to see. */
class Scroller {
  clientHeight = 500
  scrollHeight = 0
  /** Where it begins on the page. */
  edge = 60
  #top = 0

  get scrollTop(): number {
    return this.#top
  }

  getBoundingClientRect(): { readonly top: number } {
    return { top: this.edge }
  }

  set scrollTop(top: number) {
    this.#top = Math.max(0, Math.min(top, this.scrollHeight - this.clientHeight))
  }
}

/** A conversation of rows that are 50 pixels high each, in a window of 500. */
class Scene {
  readonly scroller = new Scroller()
  readonly keeper: PlaceKeeper
  readonly #frames: (() => void)[] = []
  #rows: readonly Row[] = []

  constructor(rows: number) {
    globalThis.requestAnimationFrame = (then) => this.#frames.push(() => then(0))
    const list = {
      scrollOffset: 0,
      scrollSize: Infinity,
      findItemIndex: () => 0,
      getItemOffset: () => 0,
      scrollToIndex: (index: number, { align }: { readonly align: string }) => {
        this.scroller.scrollTop =
          align === 'start' ? index * 50 : this.scroller.scrollHeight - this.scroller.clientHeight
      },
    }
    this.keeper = new PlaceKeeper(
      () => this.scroller as unknown as HTMLElement,
      () => list as unknown as VirtualizerHandle,
    )
    this.add(rows)
    this.keeper.placed(this.#rows)
    this.settle()
  }

  /** Rows are in the document; the keeper hears of them in the same turn, or a little later. */
  add(count: number): void {
    const from = this.#rows.length
    const more = Array.from({ length: count }, (_, index): Row => ({ kind: 'day', id: `row ${from + index}`, time: 0 }))
    this.#rows = [...this.#rows, ...more]
    this.scroller.scrollHeight = this.#rows.length * 50
  }

  /** So many rows that nobody has seen, below the line that says so. */
  addUnread(count: number): void {
    this.#rows = [...this.#rows, { kind: 'unread', id: 'unread' }]
    this.add(count)
  }

  get seesLast(): boolean {
    return this.scroller.scrollTop + this.scroller.clientHeight === this.scroller.scrollHeight
  }

  placed(): void {
    this.keeper.placed(this.#rows)
  }

  scroll(by: number): void {
    this.scroller.scrollTop += by
    this.keeper.scrolled()
  }

  settle(): void {
    while (this.#frames.length > 0) this.#frames.shift()?.()
    this.keeper.scrolled()
    this.keeper.scrollEnded()
  }
}

// Pitfall 42.
test('who is at the end stays there, also when a line comes between a scroll and its event', () => {
  const scene = new Scene(40)
  assert.ok(scene.seesLast)
  // The event of an earlier scroll of ours comes late: twenty rows are there by then.
  scene.add(20)
  scene.keeper.scrolled()
  assert.ok(scene.keeper.atEnd)
  scene.placed()
  assert.ok(scene.seesLast)
  scene.settle()
  // A row above is smaller than it was thought to be.
  scene.add(2)
  scene.scroll(-20)
  scene.placed()
  assert.ok(scene.seesLast)
  scene.settle()
  // A wheel that cannot go further down is no leaving either.
  scene.keeper.touched()
  scene.add(2)
  scene.keeper.scrolled()
  scene.placed()
  assert.ok(scene.seesLast)
  // Rows turn out higher than they were thought to be, when everything had come to rest.
  scene.settle()
  scene.scroller.scrollHeight += 700
  scene.keeper.resized()
  assert.ok(scene.seesLast)
})

test('who scrolls up is left where they read, and comes back to the end by going there', () => {
  const scene = new Scene(40)
  scene.keeper.touched()
  scene.scroll(-300)
  scene.keeper.scrollEnded()
  const { scrollTop } = scene.scroller
  scene.add(3)
  scene.placed()
  scene.keeper.resized()
  assert.equal(scene.scroller.scrollTop, scrollTop)
  assert.ok(!scene.keeper.atEnd)
  scene.keeper.touched()
  scene.scroll(scene.scroller.scrollHeight)
  scene.settle()
  scene.add(1)
  scene.placed()
  assert.ok(scene.seesLast)
})

test('who came to the end by hand leaves it by the next step up, though nothing has come since', () => {
  const scene = new Scene(40)
  scene.keeper.touched()
  scene.scroll(-300)
  scene.keeper.scrollEnded()
  scene.add(3)
  scene.placed()
  scene.keeper.touched()
  scene.scroll(scene.scroller.scrollHeight)
  assert.ok(scene.keeper.atEnd)
  scene.keeper.scrollEnded()
  scene.keeper.touched()
  scene.scroll(-300)
  assert.ok(!scene.keeper.atEnd)
  const { scrollTop } = scene.scroller
  scene.add(1)
  scene.placed()
  assert.equal(scene.scroller.scrollTop, scrollTop)
})

test('who goes up while lines come leaves the end with the first step that is theirs alone', () => {
  const scene = new Scene(40)
  scene.keeper.touched()
  scene.add(1)
  scene.scroll(-10)
  scene.placed()
  scene.scroll(-10)
  const { scrollTop } = scene.scroller
  scene.add(5)
  scene.placed()
  assert.equal(scene.scroller.scrollTop, scrollTop)
})

test('who goes up without a hand, as a screen reader does, leaves the end too', () => {
  const scene = new Scene(40)
  scene.settle()
  scene.scroll(-60)
  scene.add(5)
  scene.placed()
  assert.ok(!scene.seesLast)
})

test('a composer that is emptied and filled again within a frame takes nobody from the end', () => {
  const scene = new Scene(40)
  scene.scroller.clientHeight = 380
  scene.keeper.resized()
  assert.ok(scene.seesLast)
  // The browser moved what it could not leave where it was, and no size is another when the frame is drawn.
  scene.scroll(-120)
  assert.ok(scene.keeper.atEnd)
  assert.ok(scene.seesLast)
  scene.keeper.touched()
  scene.keeper.released()
  scene.scroll(-120)
  assert.ok(scene.seesLast, 'a tap is no scroll')
  scene.keeper.touched()
  scene.scroll(-120)
  assert.ok(!scene.keeper.atEnd, 'a hand may go where it likes')
})

test('what somebody reads stays where it is on the page when a banner comes above it and goes; at the end one stays there', () => {
  const scene = new Scene(40)
  const { scroller, keeper } = scene
  const banner = (height: number): void => {
    scroller.edge += height
    scroller.clientHeight -= height
    keeper.resized()
  }
  keeper.resized()
  banner(60)
  assert.ok(scene.seesLast)
  banner(-60)
  assert.ok(scene.seesLast)
  keeper.touched()
  scene.scroll(-700)
  const { scrollTop } = scroller
  banner(60)
  assert.equal(scroller.scrollTop, scrollTop + 60)
  keeper.scrolled()
  banner(-60)
  assert.equal(scroller.scrollTop, scrollTop)
  // A keyboard comes from below.
  scroller.clientHeight -= 200
  keeper.resized()
  assert.equal(scroller.scrollTop, scrollTop)
})

test('who left at the end is shown the end again where nothing is unread, and is there when something is said after', () => {
  const scene = new Scene(40)
  scene.keeper.left()
  scene.keeper.resized()
  assert.ok(scene.seesLast)
  scene.settle()
  scene.add(30)
  scene.placed()
  assert.ok(scene.seesLast)
})

test('who left at the end begins at the unread line, also where what scrolled before comes to rest after they left', () => {
  const scene = new Scene(40)
  scene.keeper.left()
  scene.settle()
  scene.addUnread(30)
  scene.placed()
  scene.settle()
  assert.equal(scene.scroller.scrollTop, 40 * 50)
  assert.ok(!scene.keeper.atEnd)
  scene.add(1)
  scene.placed()
  assert.equal(scene.scroller.scrollTop, 40 * 50)
})
