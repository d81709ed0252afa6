import { For, type JSX } from 'solid-js'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { shortcuts } from './shortcut-list.ts'

/** Every key, and what it does. */
export function KeyboardSettings(): JSX.Element {
  return (
    <section class="settings-group">
      <dl class="shortcuts">
        <For each={shortcuts()}>
          {([keys, what]) => (
            <div>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="note">{settingsTexts().keys.menu}</p>
    </section>
  )
}
