import type { JSX } from 'solid-js'
import { lazyPlace } from '../../elements/lazy-place.ts'
import { shortcutTexts } from '../../texts/shortcuts/shortcut-texts.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

const ShortcutList = lazyPlace(shortcutTexts, () =>
  import('../../shortcuts/shortcut-help.tsx').then((file) => file.ShortcutList),
)

/** Every key, and what it does; each can be given another one. */
export function KeyboardSettings(): JSX.Element {
  return (
    <section class="settings-group">
      <ShortcutList />
      <p class="note">{settingsTexts().keys.menu}</p>
    </section>
  )
}
