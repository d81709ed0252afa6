import type { Model, SubscriptionKey } from '@longwire/model'
import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from 'solid-js'

/**
 * What `read` finds in the model, kept current: it is read again whenever the part named by `key` has changed. Both may
 * depend on signals.
 */
export function fromModel<Value>(model: Model, key: () => SubscriptionKey, read: () => Value): Accessor<Value> {
  const [turn, setTurn] = createSignal(0)
  createEffect(() => {
    const stop = model.subscribe(key(), () => setTurn((before) => before + 1))
    onCleanup(stop)
  })
  return createMemo(() => {
    turn()
    return read()
  })
}
