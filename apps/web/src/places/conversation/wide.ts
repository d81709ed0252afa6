import { type Accessor, createComputed, createSignal, onCleanup } from 'solid-js'
import { preferences } from '../../preferences/preferences-store.ts'

/** In rem of the device; the style sheets measure in that of the page, which the size of text scales as in tokens.css. */
const widths = { small: 70.3125, normal: 75, large: 84.375, largest: 98.4375 }

/** Whether three panes fit beside each other. The same width as in app.css. */
export function createWide(): Accessor<boolean> {
  const [wide, setWide] = createSignal(false)
  createComputed(() => {
    const query = window.matchMedia(`(width >= ${widths[preferences().textSize]}rem)`)
    const onChange = () => setWide(query.matches)
    onChange()
    query.addEventListener('change', onChange)
    onCleanup(() => query.removeEventListener('change', onChange))
  })
  return wide
}
