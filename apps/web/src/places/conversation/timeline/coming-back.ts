import { type Accessor, createSignal, onCleanup } from 'solid-js'

/**
 * Whether the page is looked at. Who leaves it is told by `left`: what is said from then on they have not seen, however
 * much of it comes in the first moment after they are back.
 */
export function createLookedAt(left: () => void): Accessor<boolean> {
  const isVisible = () => document.visibilityState === 'visible'
  const [lookedAt, setLookedAt] = createSignal(isVisible())
  const onChange = () => {
    if (!isVisible()) left()
    setLookedAt(isVisible())
  }
  document.addEventListener('visibilitychange', onChange)
  onCleanup(() => document.removeEventListener('visibilitychange', onChange))
  return lookedAt
}
