import type { Line, Model, BufferKey } from '@longwire/model'
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { fromModel } from '../../model/from-model.ts'

/** What people said here whom the person does not want to hear: hidden, and shown on demand. */
export interface Ignored {
  /** Whether it is shown all the same, on this screen and until one looks away. */
  readonly shown: Accessor<boolean>
  show(shown: boolean): void
  /** Whether a line is of one of them; asked anew when the rules change. */
  readonly isIgnored: Accessor<(line: Line) => boolean>
}

export function createIgnored(model: Model, buffer: BufferKey): Ignored {
  const [shown, show] = createSignal(false)
  const rules = fromModel(
    model,
    () => 'preferences',
    () => model.state.preferences.ignores,
  )
  const isIgnored = createMemo(() => {
    // A pattern counts when its engine has been loaded, which may be later.
    const lasting = rules().every(({ rule }) => rule.regex !== true)
    const known = new WeakMap<Line, boolean>()
    return (line: Line): boolean => {
      const before = lasting ? known.get(line) : undefined
      if (before !== undefined) return before
      const hidden = model.hides(buffer, line)
      known.set(line, hidden)
      return hidden
    }
  })
  return { shown, show, isIgnored }
}
