import type { BufferSettings, BufferView, NotifyLevel } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { ChoiceField } from '../../../elements/choice-field.tsx'
import { SwitchField } from '../../../elements/switch-field.tsx'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'

const levels: readonly NotifyLevel[] = ['all', 'mentions', 'none']

/** How much this conversation asks for: pinned, muted, what of it notifies. */
export function ConversationSwitches(props: { readonly view: BufferView }): JSX.Element {
  const { model, notices } = useApp()
  const words = panelsTexts().channel
  const settings = () => props.view.settings
  const change = (what: Partial<BufferSettings>) =>
    notices.tellRefusal(model.actions.setBufferSettings(props.view.key, what))
  const level = (): NotifyLevel => settings().notify ?? (props.view.kind === 'query' ? 'all' : 'mentions')
  return (
    <Show when={props.view.kind !== 'server'}>
      <section class="switches">
        <SwitchField
          label={words.mute}
          hint={words.muteHint}
          on={settings().mutedUntil !== 0}
          onChange={(on) => change({ mutedUntil: on ? Number.POSITIVE_INFINITY : 0 })}
        />
        <SwitchField label={words.pin} on={settings().pinned} onChange={(pinned) => change({ pinned })} />
        <ChoiceField
          label={words.notify}
          options={levels.map((value) => [value, words.notifyLevels[value]] as const)}
          value={level()}
          onChoose={(notify) => change({ notify })}
        />
      </section>
    </Show>
  )
}
