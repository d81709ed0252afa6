import type { Row } from '@longwire/model'
import { type Accessor, createEffect, on } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { useConversation } from '../conversation-context.ts'
import type { PlaceKeeper } from './place-keeper.ts'

interface LineShowing {
  readonly line: Accessor<string | undefined>
  readonly rows: Accessor<readonly Row[]>
  readonly keeper: PlaceKeeper
  element(): HTMLElement
  onShown(): void
}

/** Brings a line that is wanted onto the screen: loads what is around it, goes there, and marks it for a moment. */
export function createLineShowing(parts: LineShowing): void {
  const { model, notices } = useApp()
  const { buffer } = useConversation()
  let wanted: string | undefined

  createEffect(
    on(parts.line, (line) => {
      if (line === undefined) return
      wanted = line
      void model.actions.jump(buffer, { line }).then((outcome) => {
        if (outcome.ok) return
        notices.tell(outcome.text)
        parts.onShown()
      })
    }),
  )
  createEffect(
    on([parts.line, parts.rows], ([, rows]) => {
      const index = rows.findIndex((row) => holds(row, wanted))
      const row = rows[index]
      if (wanted === undefined || row === undefined) return
      wanted = undefined
      parts.keeper.goTo(row.id)
      mark(parts.element(), row.id)
      parts.onShown()
    }),
  )
}

function holds(row: Row, id: string | undefined): boolean {
  if (id === undefined) return false
  return row.kind === 'condensed' ? row.lines.some((line) => line.id === id) : row.id === id
}

/** Marks a row as soon as it is drawn. */
function mark(scroller: HTMLElement, id: string): void {
  const selector = `[data-row="${CSS.escape(id)}"]`
  let tries = 30
  const attempt = (): void => {
    const element = scroller.querySelector<HTMLElement>(selector)
    if (element === null) {
      if (tries-- > 0) requestAnimationFrame(attempt)
      return
    }
    element.dataset['shown'] = ''
    element.focus({ preventScroll: true })
    element.addEventListener('animationend', () => delete element.dataset['shown'], { once: true })
  }
  requestAnimationFrame(attempt)
}
