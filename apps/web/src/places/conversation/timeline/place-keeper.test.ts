/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row } from '@longwire/model'
import type { VirtualizerHandle } from 'virtua/solid'
import { PlaceKeeper } from './place-keeper.ts'

/** A conversation of rows that are 50 pixels high each, in a window of 500. */
class Scene {
  readonly scroller = { scrollTop: 0, clientHeight: 500, scrollHeight: 0 }
  readonly keeper: PlaceKeeper
  readonly #frames: (() => void)[] = []
  #rows: readonly Row[] = []

  constructor(rows: number) {
    globalThis.requestAnimationFrame = (then) => this.#frames.push(() => then(0))
    const list = {
      scrollOffset: 0,
      findItemIndex: () => 0,
      getItemOffset: () => 0,
      scrollToIndex: () => {
        this.scroller.scrollTop = this.scroller.scrollHeight - this.scroller.clientHeight
      },
    }
    this.keeper = new PlaceKeeper(
      () => this.scroller as HTMLElement,
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
  assert.ok(scene.keeper.atEnd)
  // The event of an earlier scroll of ours comes late: two rows are there by then.
  scene.add(2)
  scene.keeper.scrolled()
  scene.placed()
  assert.ok(scene.keeper.atEnd)
  scene.settle()
  // A row above is smaller than it was thought to be.
  scene.add(2)
  scene.scroll(-20)
  scene.placed()
  assert.ok(scene.keeper.atEnd)
  scene.settle()
  // A wheel that cannot go further down is no leaving either.
  scene.keeper.touched()
  scene.add(2)
  scene.keeper.scrolled()
  scene.placed()
  assert.ok(scene.keeper.atEnd)
})

test('who scrolls up is left where they read, and comes back to the end by going there', () => {
  const scene = new Scene(40)
  scene.keeper.touched()
  scene.scroll(-300)
  scene.keeper.scrollEnded()
  const { scrollTop } = scene.scroller
  scene.add(3)
  scene.placed()
  assert.equal(scene.scroller.scrollTop, scrollTop)
  scene.keeper.touched()
  scene.scroll(scene.scroller.scrollHeight)
  scene.settle()
  scene.scroller.scrollTop = scene.scroller.scrollHeight - scene.scroller.clientHeight
  scene.keeper.scrolled()
  scene.add(1)
  scene.placed()
  assert.ok(scene.keeper.atEnd)
})
