import { type JSX, Show } from 'solid-js'
import { arrivedWithFrame } from './elements/arrived.ts'
import { useApp } from './model/context.ts'
import { fromModel } from './model/from-model.ts'
import { networksOf } from './places/conversations/order.ts'
import { keysOf } from './shortcuts/bindings.ts'
import { keyText, mac } from './shortcuts/keys.ts'
import { texts } from './texts/texts.ts'

/** Beside the list, until one has chosen something: a wire on which nobody speaks yet, and the next thing to do, if there is one. */
export function NothingOpen(): JSX.Element {
  const { model, navigation } = useApp()
  const talking = fromModel(
    model,
    () => 'buffers',
    () => [...model.state.buffers.values()].some(({ kind }) => kind !== 'server'),
  )
  const first = fromModel(
    model,
    () => 'networks',
    () => networksOf(model.state)[0]?.id ?? '',
  )
  const firstToJoin = fromModel(
    model,
    () => `network ${first()}`,
    () => (model.state.networks.get(first())?.state === 'connected' ? first() : undefined),
  )
  const jumpKey = () => keyText(keysOf('jump', model.state.preferences.values)[0] ?? '', mac, texts.keyNames)
  // What was open may be gone with all that was in it.
  arrivedWithFrame({ focus: (options) => document.querySelector<HTMLElement>('.conversation-row')?.focus(options) })
  return (
    <main class="no-place">
      <svg viewBox="0 0 176 72" fill="none" stroke-width="2" stroke-linecap="round" aria-hidden="true">
        <path d="M4 12C48 64 128 64 172 12" />
        <circle cx="48" cy="43.5" r="5" fill="var(--paper)" />
        <circle cx="128" cy="43.5" r="5" fill="var(--paper)" />
        <circle class="waiting" cx="88" cy="51" r="7" />
      </svg>
      <Show
        when={talking()}
        fallback={
          <Show when={firstToJoin()}>
            {(network) => (
              <button
                class="button"
                data-primary
                type="button"
                onClick={() => navigation.go({ kind: 'join', network: network() })}
              >
                {texts.list.join}
              </button>
            )}
          </Show>
        }
      >
        <p>{texts.list.choose}</p>
        <p class="note">
          <kbd>{jumpKey()}</kbd> {texts.list.jump}
        </p>
      </Show>
    </main>
  )
}
