import type { Row } from '@longwire/model'
import type { VirtualizerHandle } from 'virtua/solid'

/** How near the end counts as being there, in pixels. */
export const endSlack = 48
/** What stays to be seen above the unread line when a conversation is opened there, in pixels. */
const aboveUnread = 96

/** Where a person is held while rows and sizes change: until they scroll themselves. */
type Hold = { readonly at: 'unread' } | { readonly at: 'end' } | { readonly at: 'row'; readonly id: string }

/** The row at the top edge, and how far it stands above it. */
interface Anchor {
  readonly id: string
  readonly above: number
}

/** How the window stood when one was at the end last: whoever is elsewhere in one of the same sizes was taken there by a person. */
interface End {
  readonly top: number
  readonly height: number
  readonly windowHeight: number
}

/**
 * Keeps the place of somebody who reads while rows come and go and sizes change: at the end, at the unread line until they
 * scroll themselves, or at the row that they have at the top.
 *
 * Following the end is a state, not a measurement: rows that are measured late, or that come between a scroll and its event,
 * never end it; only a person who goes up does.
 */
export class PlaceKeeper {
  readonly #scroller: () => HTMLElement
  readonly #list: () => VirtualizerHandle | undefined
  #rows: readonly Row[] = []
  #held: Hold | undefined = { at: 'unread' }
  #anchor: Anchor | undefined
  /** Whether what scrolls now is a person's doing, and not ours. */
  #byHand = false
  /** Who left at the end goes to the unread line as soon as there is one. */
  #left = false
  #settling = 0
  #lastTop = 0
  /** Where the window began on the page, in pixels. */
  #edge: number | undefined
  #end: End | undefined
  /** How high the window was whenever one was at the end. */
  readonly #windowHeights = new Set<number>()

  constructor(scroller: () => HTMLElement, list: () => VirtualizerHandle | undefined) {
    this.#scroller = scroller
    this.#list = list
  }

  /** Whether the newest line is before the person's eyes, or will be as soon as it is drawn. */
  get atEnd(): boolean {
    return this.#held?.at === 'end' || this.#nearEnd
  }

  get #nearEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroller()
    return scrollTop + clientHeight >= scrollHeight - endSlack
  }

  /** Whether this is as far as one could go by what was known of the rows: the last may turn out higher than that as it is drawn. */
  get #wentToEnd(): boolean {
    const { scrollTop, clientHeight } = this.#scroller()
    return this.#nearEnd || scrollTop + clientHeight >= (this.#list()?.scrollSize ?? Infinity) - endSlack
  }

  /** Whether rows that are about to be shown only add to, or take from, the beginning: then the list keeps its place itself. */
  shifts(rows: readonly Row[]): boolean {
    const last = this.#rows.at(-1)
    if (last === undefined || rows.at(-1)?.id !== last.id) return false
    const more = rows.length - this.#rows.length
    // The first row is the day, which stays above whatever comes; it is the second one that moves.
    const [long, short] = more > 0 ? [rows, this.#rows] : [this.#rows, rows]
    return more !== 0 && short[1] !== undefined && long[1 + Math.abs(more)]?.id === short[1].id
  }

  /** Rows are on the screen in place of those before. */
  placed(rows: readonly Row[]): void {
    const shifted = this.shifts(rows)
    const before = this.#rows
    this.#rows = rows
    if (this.#left && rows.some(({ kind }) => kind === 'unread')) {
      this.#left = false
      if (this.#held?.at === 'end') this.#held = { at: 'unread' }
    }
    if (this.#held !== undefined) this.#apply(this.#held)
    else if (!shifted) this.#toAnchor(before)
  }

  /** The size of the window or of rows changed: they were measured, the keyboard came, the composer grew, the phone was turned. */
  resized(): void {
    const before = this.#edge
    this.#edge = this.#scroller().getBoundingClientRect().top
    if (this.#held !== undefined) this.#apply(this.#held)
    // A banner came above it, or went: what somebody reads stays where it is on the page.
    else if (before !== undefined && before !== this.#edge) this.#scroller().scrollTop += this.#edge - before
  }

  /**
   * Nobody looks any more: who was at the end is shown first where they had read up to when they are back. Until something has come
   * they are there, whatever scroll ends meanwhile.
   */
  left(): void {
    this.#left = this.atEnd
    if (this.#left) this.#holdEnd()
  }

  /** A wheel, a finger, a key: what scrolls next is the person's doing. */
  touched(): void {
    this.#byHand = true
  }

  /** The finger or the button is up again: a tap scrolls nothing. What a finger has set in motion is told as a cancelled press. */
  released(): void {
    this.#byHand = false
  }

  scrolled(): void {
    const { scrollTop, clientHeight } = this.#scroller()
    const wentUp = this.#lastTop - scrollTop
    this.#lastTop = scrollTop
    if (this.#held?.at === 'end') {
      if (this.#pushedUp) this.#stayAtEnd()
      else if (this.#leftEnd) this.#held = undefined
      else if (this.#nearEnd && wentUp <= 0) this.#noteEnd()
    } else if (this.#byHand) {
      this.#held = undefined
      if (this.#wentToEnd && wentUp <= 0) this.#holdEnd()
    } else if (this.#settling === 0 && wentUp > clientHeight / 2) {
      this.#held = undefined
    }
    this.#remember()
  }

  scrollEnded(): void {
    this.#byHand = false
    if (this.#held?.at !== 'row' && this.#settling === 0 && this.#nearEnd) this.#holdEnd()
  }

  toEnd(): void {
    this.#held = { at: 'end' }
    // Beyond what there is: so the list forgets where else it was going to.
    this.#scrollTo(this.#rows.length - 1, 'end', this.#scroller().clientHeight)
    this.#stayAtEnd()
  }

  /** Is at the end from now on. Unlike `toEnd` it does not ask the list to go there, which stops short of a row that is taller than the window. */
  follow(): void {
    this.#held = { at: 'end' }
    this.#byHand = false
    this.#stayAtEnd()
  }

  /** Goes to a row, and stays there while what is around it is drawn. */
  goTo(id: string): void {
    this.#held = { at: 'row', id }
    queueMicrotask(() => this.resized())
  }

  /** Brings a row into view, if it is not. */
  toRow(index: number, align: 'nearest'): void {
    this.#held = undefined
    this.#scrollTo(index, align, 0)
  }

  #apply(hold: Hold): void {
    if (hold.at === 'row') {
      this.#scrollTo(this.#indexOf(hold.id), 'center', 0)
      return
    }
    const unread = hold.at === 'unread' ? this.#rows.findIndex((row) => row.kind === 'unread') : -1
    if (unread > 0) this.#scrollTo(unread, 'start', -aboveUnread)
    else this.#stayAtEnd()
  }

  #stayAtEnd(): void {
    const scroller = this.#scroller()
    scroller.scrollTop = scroller.scrollHeight
    this.#lastTop = scroller.scrollTop
    this.#noteEnd()
  }

  /** One has come to the end by oneself: going up from here is leaving it. */
  #holdEnd(): void {
    this.#held = { at: 'end' }
    this.#noteEnd()
  }

  #noteEnd(): void {
    this.#end = this.#here
    this.#windowHeights.add(this.#end.windowHeight)
  }

  get #here(): End {
    const { clientHeight, scrollHeight, scrollTop } = this.#scroller()
    return { top: scrollTop, height: scrollHeight, windowHeight: clientHeight }
  }

  /** Whether the window was as high as before for less than a frame, as when a composer is emptied and filled: nobody did it, and no size tells. */
  get #pushedUp(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroller()
    const below = Math.round(scrollHeight - scrollTop)
    return !this.#byHand && below > clientHeight + 1 && this.#windowHeights.has(below)
  }

  /** Whether somebody has gone up from the end. Without a hand that is seen, as with a screen reader, it takes more to believe it. */
  get #leftEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroller()
    if (this.#end?.height !== scrollHeight || this.#end.windowHeight !== clientHeight) return false
    return this.#end.top - scrollTop > (this.#byHand ? 1 : endSlack)
  }

  #scrollTo(index: number, align: 'start' | 'center' | 'nearest' | 'end', offset: number): void {
    if (index < 0) return
    this.#settling++
    this.#byHand = false
    this.#list()?.scrollToIndex(index, { align, offset })
    // Rows are measured in the frame after they were drawn, and what scrolls until then is our doing.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#settling--
        this.#remember()
      }),
    )
  }

  #indexOf(id: string): number {
    return this.#rows.findIndex((row) => row.id === id)
  }

  #remember(): void {
    const list = this.#list()
    if (list === undefined) return
    let index = list.findItemIndex(list.scrollOffset)
    // A gap goes where what is loaded ends: it holds no place.
    while (this.#rows[index]?.kind === 'gap') index++
    const row = this.#rows[index]
    if (row !== undefined) this.#anchor = { id: row.id, above: list.scrollOffset - list.getItemOffset(index) }
  }

  #toAnchor(before: readonly Row[]): void {
    const anchor = this.#anchor
    const list = this.#list()
    if (anchor === undefined || list === undefined) return
    const index = this.#indexOf(anchor.id)
    // What changed below it moves nothing.
    if (index < 0 || before[index]?.id === anchor.id) return
    const wanted = list.getItemOffset(index) + anchor.above
    if (Math.abs(wanted - list.scrollOffset) > 1) list.scrollTo(wanted)
  }
}
