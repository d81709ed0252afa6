import { type Accessor, createComputed, createSignal, onCleanup } from 'solid-js'
import { asWideAs, threePanes } from '../../preferences/page-width.ts'

/** Whether three panes fit beside each other. */
export function createWide(): Accessor<boolean> {
  const [wide, setWide] = createSignal(false)
  createComputed(() => {
    const query = asWideAs(threePanes)
    const onChange = () => setWide(query.matches)
    onChange()
    query.addEventListener('change', onChange)
    onCleanup(() => query.removeEventListener('change', onChange))
  })
  return wide
}
