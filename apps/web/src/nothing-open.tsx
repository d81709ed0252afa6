import type { JSX } from 'solid-js'
import { useApp } from './model/context.ts'
import { keysOf } from './shortcuts/bindings.ts'
import { keyText, mac } from './shortcuts/keys.ts'
import { texts } from './texts/texts.ts'

/** Beside the list, until one has chosen something: a wire on which nobody speaks yet. */
export function NothingOpen(): JSX.Element {
  const { model } = useApp()
  const jumpKey = () => keyText(keysOf('jump', model.state.preferences.values)[0] ?? '', mac, texts.keyNames)
  return (
    <main class="no-place">
      <svg viewBox="0 0 176 72" fill="none" stroke-width="2" stroke-linecap="round" aria-hidden="true">
        <path d="M4 12C48 64 128 64 172 12" />
        <circle cx="48" cy="43.5" r="5" fill="var(--paper)" />
        <circle cx="128" cy="43.5" r="5" fill="var(--paper)" />
        <circle class="waiting" cx="88" cy="51" r="7" />
      </svg>
      <p>{texts.list.choose}</p>
      <p class="note">
        <kbd>{jumpKey()}</kbd> {texts.list.jump}
      </p>
    </main>
  )
}
