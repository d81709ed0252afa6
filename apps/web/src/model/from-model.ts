import type { Model, SubscriptionKey } from '@longwire/model'
import { type Accessor, createComputed, createMemo, createSignal, onCleanup } from 'solid-js'

/**
 * What `read` finds in the model, kept current: it is read again whenever the part named by `key` has changed. Both may
 * depend on signals.
 */
export function fromModel<Value>(model: Model, key: () => SubscriptionKey, read: () => Value): Accessor<Value> {
  const [turn, setTurn] = createSignal(0)
  // Not an effect: those wait while a place is being loaded, and what changed meanwhile would not be seen.
  createComputed(() => {
    const stop = model.subscribe(key(), () => setTurn((before) => before + 1))
    onCleanup(stop)
  })
  return createMemo(() => {
    turn()
    return read()
  })
}
