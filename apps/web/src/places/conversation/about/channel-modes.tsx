import { isupportNumber } from '@longwire/irc'
import type { BufferKey, ChannelView } from '@longwire/model'
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { type ChannelRule, ruleName, rulesOf } from './channel-rules.ts'
import { RuleSwitch } from './rule-switch.tsx'
import { ValuedMode } from './valued-mode.tsx'

/** What one changes most comes first; all else follows by its letter. */
const first: readonly ChannelRule['meaning'][] = [
  'topic-by-operators',
  'invite-only',
  'registered-join',
  'moderated',
  'registered-speak',
  'members-only',
  'secret',
  'private',
]

/** The modes of a channel in words: switches for those who may change them, what holds for others. Asked for when they are looked at. */
export function ChannelModes(props: { readonly buffer: BufferKey; readonly channel: ChannelView }): JSX.Element {
  const { model, notices } = useApp()
  const words = panelsTexts().channel
  const [opened, setOpened] = createSignal(false)
  const rules = createMemo(() => rulesOf(props.channel))
  const modes = createMemo(() => new Map(rules().map((rule) => [rule.mode, rule])))
  // By their letters: a row stays the same one, with the focus that is in it, when what it shows changes.
  const letters = (which: (mode: ChannelRule) => boolean) =>
    rules()
      .filter((mode) => mode.forOperators && which(mode))
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map(({ mode }) => mode)
  /** Those that have words, and those that are set without. */
  const flags = () => letters(({ meaning, set, takesParameter }) => !takesParameter && (set || meaning !== undefined))
  const valued = () =>
    letters(({ meaning, set, takesParameter }) => takesParameter && (set || meaning === 'key' || meaning === 'limit'))
  /** What holds here, for those who cannot change it. */
  const held = () => rules().filter(({ set }) => set)
  const fixed = () => held().filter(({ forOperators }) => !forOperators)
  const change = (mode: string, adding: boolean, parameter?: string) =>
    model.actions.changeModes(props.buffer, [{ adding, mode, ...(parameter !== undefined && { parameter }) }])

  function look(open: boolean): void {
    if (!open || opened()) return
    setOpened(true)
    notices.tellRefusal(model.actions.loadChannel(props.buffer))
  }
  return (
    <details class="channel-modes" onToggle={(event) => look(event.currentTarget.open)}>
      <summary>{words.modes}</summary>
      <Show when={props.channel.modesKnown} fallback={<p class="note">{words.modesLoading}</p>}>
        <Show
          when={props.channel.mayModerate}
          fallback={
            <>
              <HeldModes modes={held()} />
              <p class="note">{words.readOnly}</p>
            </>
          }
        >
          <For each={flags()}>
            {(letter) => (
              <Show when={modes().get(letter)}>
                {(mode) => (
                  <RuleSwitch label={ruleName(mode())} on={mode().set} onChange={(on) => change(letter, on)} />
                )}
              </Show>
            )}
          </For>
          <For each={valued()}>
            {(letter) => (
              <Show when={modes().get(letter)}>
                {(mode) => (
                  <ValuedMode
                    mode={mode()}
                    longestKey={isupportNumber(props.channel.isupport, 'KEYLEN')}
                    onSet={(value) => change(letter, true, value)}
                    // A key is taken away by naming it; the limit needs nothing.
                    onClear={() =>
                      change(letter, false, mode().meaning === 'key' ? mode().parameter || '*' : undefined)
                    }
                  />
                )}
              </Show>
            )}
          </For>
          <Show when={fixed().length > 0}>
            <p class="note">{words.notForOperators}</p>
            <HeldModes modes={fixed()} />
          </Show>
        </Show>
      </Show>
    </details>
  )
}

function placeOf({ meaning }: ChannelRule): number {
  const place = meaning === undefined ? -1 : first.indexOf(meaning)
  return place === -1 ? first.length : place
}

function HeldModes(props: { readonly modes: readonly ChannelRule[] }): JSX.Element {
  const sentence = (mode: ChannelRule) =>
    mode.takesParameter && mode.parameter !== '' ? `${ruleName(mode)}: ${mode.parameter}` : ruleName(mode)
  return (
    <ul class="modes-held">
      <For each={props.modes.map(sentence)} fallback={<li class="note">{panelsTexts().channel.noModes}</li>}>
        {(text) => <li>{text}</li>}
      </For>
    </ul>
  )
}
