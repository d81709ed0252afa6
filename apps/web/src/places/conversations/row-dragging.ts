import type { BufferKey } from '@longwire/model'
import type { AppContext } from '../../model/context.ts'
import { preferences } from '../../preferences/preferences-store.ts'
import { besideOf, movedBeside } from './moving.ts'
import './row-dragging.css'

/** Pixels that a press may wander and still be a click. */
const steady = 6

/** Beside what the row would come to stand if it was let go. */
interface Landing {
  readonly element: HTMLElement
  readonly key: BufferKey
  readonly side: 'before' | 'after'
}

/**
 * Where conversations are in order by hand, a mouse takes a row of the list to its place; Escape leaves it where it was. A finger
 * scrolls there, and keys have the menu: both move it by that.
 */
export function onRowDrag(list: HTMLElement, { model, notices }: Pick<AppContext, 'model' | 'notices'>): void {
  let press: { readonly row: HTMLElement; readonly key: BufferKey; readonly y: number } | undefined
  let dragging = false
  let landing: Landing | undefined

  function onPointerDown(event: PointerEvent): void {
    end()
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-buffer]') : null
    const key = row?.dataset['buffer'] ?? ''
    if (row === null || event.pointerType !== 'mouse' || event.button !== 0 || preferences().order !== 'hand') return
    press = { row, key, y: event.clientY }
  }

  function onPointerMove(event: PointerEvent): void {
    if (press === undefined) return
    // It was let go where the list does not hear of it.
    if ((event.buttons & 1) === 0) return end()
    if (!dragging && Math.abs(event.clientY - press.y) > steady) {
      dragging = true
      // What follows is no click on a row.
      list.setPointerCapture(event.pointerId)
      press.row.dataset['dragged'] = ''
      document.addEventListener('keydown', onKeyDown, true)
    }
    if (dragging) aim(press.key, event.clientY)
  }

  function aim(key: BufferKey, y: number): void {
    const keys = new Set(besideOf(model.state, key).map((view) => view.key))
    const rows = [...list.querySelectorAll<HTMLElement>('[data-buffer]')].flatMap((element) => {
      const other = element.dataset['buffer'] ?? ''
      const { top, height } = element.getBoundingClientRect()
      return other !== key && keys.has(other) ? [{ element, key: other, middle: top + height / 2 }] : []
    })
    const below = rows.find(({ middle }) => y < middle)
    const last = rows.at(-1)
    show(below !== undefined ? { ...below, side: 'before' } : last && { ...last, side: 'after' })
  }

  function show(next: Landing | undefined): void {
    delete landing?.element.dataset['landing']
    landing = next
    if (next === undefined) return
    next.element.dataset['landing'] = next.side
    next.element.scrollIntoView({ block: 'nearest' })
  }

  function onPointerUp(): void {
    if (dragging && press !== undefined && landing !== undefined) {
      for (const [key, order] of movedBeside(model.state, press.key, landing.key, landing.side)) {
        notices.tellRefusal(model.actions.setBufferSettings(key, { order }))
      }
    }
    end()
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The list may have gone with the row.
    if (!list.isConnected) return end()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    end()
  }

  function end(): void {
    show(undefined)
    delete press?.row.dataset['dragged']
    press = undefined
    dragging = false
    document.removeEventListener('keydown', onKeyDown, true)
  }

  list.addEventListener('pointerdown', onPointerDown)
  list.addEventListener('pointermove', onPointerMove)
  list.addEventListener('pointerup', onPointerUp)
  list.addEventListener('pointercancel', end)
}
