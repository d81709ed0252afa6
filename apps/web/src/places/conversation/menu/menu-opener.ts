import type { MenuPoint } from '../../../elements/menu.tsx'

/** How long a finger rests before it means the menu, and how far it may stray. */
const restMs = 450
const strayPixels = 10

/** Calls for the menu of what is under a finger that rests, or under a right click. */
export class MenuOpener {
  readonly #open: (target: Element, at: MenuPoint) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #from: MenuPoint | undefined
  /** Whether a finger's rest opened it, so that what the browser makes of the same rest is not a second call. */
  #openedByRest = false

  constructor(open: (target: Element, at: MenuPoint) => void) {
    this.#open = open
  }

  onPointerDown(event: PointerEvent): void {
    this.#openedByRest = false
    if (event.pointerType !== 'touch' || !(event.target instanceof Element)) return
    const { target } = event
    const at = { x: event.clientX, y: event.clientY }
    this.#from = at
    this.#timer = setTimeout(() => {
      this.#openedByRest = true
      this.#open(target, at)
    }, restMs)
  }

  onPointerMove(event: PointerEvent): void {
    const from = this.#from
    if (from === undefined) return
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > strayPixels) this.cancel()
  }

  onContextMenu(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return
    if (this.#openedByRest) {
      event.preventDefault()
      return
    }
    // A link and a selection have menus of their own.
    if (event.target.closest('a') !== null || window.getSelection()?.isCollapsed === false) return
    event.preventDefault()
    this.cancel()
    this.#open(event.target, { x: event.clientX, y: event.clientY })
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#from = undefined
  }
}
