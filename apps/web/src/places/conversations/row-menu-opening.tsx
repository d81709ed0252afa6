import type { BufferView, Model } from '@longwire/model'
import { type JSX, Show, Suspense, createSignal } from 'solid-js'
import { lazyPlace } from '../../elements/lazy-place.ts'
import type { MenuPoint } from '../../elements/menu.tsx'
import { listMenuTexts } from '../../texts/list-menu/list-menu-texts.ts'
import { MenuOpener } from '../conversation/menu/menu-opener.ts'

const RowMenu = lazyPlace(listMenuTexts, () => import('./row-menu.tsx').then((file) => file.RowMenu))

/** The menu of a conversation in the list: by a finger that rests, a right click, or the key for menus. */
export function createRowMenu(model: Model): { readonly opener: MenuOpener; view(): JSX.Element } {
  const [open, setOpen] = createSignal<{ readonly buffer: BufferView; readonly at: MenuPoint }>()
  const opener = new MenuOpener((target, at) => {
    const row = target.closest<HTMLElement>('[data-buffer]')
    const buffer = model.state.buffers.get(row?.dataset['buffer'] ?? '')
    if (row === null || buffer === undefined) return
    // By the key there is no pointer.
    const { left, bottom } = row.getBoundingClientRect()
    setOpen({ buffer, at: at.x === 0 && at.y === 0 ? { x: left + 32, y: bottom } : at })
  })
  const view = (): JSX.Element => (
    <Suspense>
      <Show when={open()} keyed>
        {({ buffer, at }) => <RowMenu view={buffer} at={at} onClose={() => setOpen(undefined)} />}
      </Show>
    </Suspense>
  )
  return { opener, view }
}
