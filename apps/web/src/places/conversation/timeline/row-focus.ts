import type { Row } from '@longwire/model'
import { type Accessor, createMemo, createSignal } from 'solid-js'

/** What the keyboard does among rows. */
export interface RowFocus {
  /** Indexes of rows that must stay drawn, since one of them has the focus. */
  readonly kept: Accessor<readonly number[]>
  onKeyDown(event: KeyboardEvent): void
  onFocusIn(event: FocusEvent): void
  /** Rows were drawn anew, perhaps the one with the focus: it goes to what stands there now, and not to the top of the page. */
  restore(): void
}

interface RowFocusParts {
  readonly rows: Accessor<readonly Row[]>
  element(): HTMLElement
  /** Scrolls a row into view. */
  show(index: number): void
}

/** Arrows walk from row to row; Home and End go to the first and last one that is loaded. */
export function createRowFocus(parts: RowFocusParts): RowFocus {
  const [focused, setFocused] = createSignal<string>()
  let held: EventTarget | null = null
  let place = 0
  const index = createMemo(() => parts.rows().findIndex((row) => row.id === focused()))

  function walk(event: KeyboardEvent): number | undefined {
    const rows = parts.rows()
    const from = index() === -1 ? rows.length : index()
    switch (event.key) {
      case 'ArrowUp':
        return next(rows, from, -1)
      case 'ArrowDown':
        return next(rows, from, 1)
      case 'Home':
        return next(rows, -1, 1)
      case 'End':
        return next(rows, rows.length, -1)
      default:
        return undefined
    }
  }

  function focusRow(at: number): void {
    const id = parts.rows()[at]?.id
    if (id === undefined) return
    setFocused(id)
    parts.show(at)
    // The row may have to be drawn first.
    requestAnimationFrame(() => rowElement(parts.element(), id)?.focus({ preventScroll: true }))
  }

  return {
    kept: createMemo(() => (index() === -1 ? [] : [index()])),
    onKeyDown(event) {
      if (event.target instanceof HTMLElement && event.target.closest('button, a, input, summary') !== null) return
      const to = walk(event)
      if (to === undefined) return
      event.preventDefault()
      focusRow(to)
    },
    onFocusIn(event) {
      setFocused(rowIdOf(event.target))
      held = event.target
    },
    restore() {
      if (index() !== -1) place = index()
      if (!(held instanceof Element) || held.isConnected || document.activeElement !== document.body) return
      held = null
      const at = index() === -1 ? Math.min(place, parts.rows().length - 1) : index()
      const id = parts.rows()[at]?.id
      if (id === undefined) return
      setFocused(id)
      // A reaction that came moves nobody: they may be following the end.
      requestAnimationFrame(() => {
        // Nor is anybody fetched back who has gone on elsewhere meanwhile.
        if (document.activeElement !== document.body) return
        const row = rowElement(parts.element(), id)
        if (row === null) focusRow(at)
        else row.focus({ preventScroll: true })
      })
    },
  }
}

/** The id of the row around an element. */
export function rowIdOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined
}

/** Whether the end of this row is drawn, and to be seen. */
export function endIsInView(scroller: HTMLElement, id: string): boolean {
  const row = rowElement(scroller, id)
  return row !== null && row.getBoundingClientRect().bottom <= scroller.getBoundingClientRect().bottom + 1
}

function rowElement(scroller: HTMLElement, id: string): HTMLElement | null {
  return scroller.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
}

function next(rows: readonly Row[], from: number, step: 1 | -1): number | undefined {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const kind = rows[at]?.kind
    if (kind === 'line' || kind === 'condensed') return at
  }
  return undefined
}
