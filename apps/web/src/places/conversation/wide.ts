import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether three panes fit beside each other. The same width as in app.css. */
export function createWide(): Accessor<boolean> {
  const query = window.matchMedia('(width >= 75rem)')
  const [wide, setWide] = createSignal(query.matches)
  const onChange = () => setWide(query.matches)
  query.addEventListener('change', onChange)
  onCleanup(() => query.removeEventListener('change', onChange))
  return wide
}
