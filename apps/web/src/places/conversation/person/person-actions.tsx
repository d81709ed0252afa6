import type { BufferView } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'
import { ignoreOf, toggleIgnore } from './ignoring.ts'

/** What anybody can do about a person: write to them, mention them. */
export function PersonActions(props: {
  readonly view: BufferView
  readonly nickname: string
  readonly self: boolean
}): JSX.Element {
  const { model, navigation, notices } = useApp()
  const { network, drafting } = useConversation()
  const words = panelsTexts().person

  async function write(): Promise<void> {
    const made = await model.actions.converse(network, props.nickname)
    if (made.ok) navigation.go({ kind: 'conversation', buffer: made.value })
    else notices.tell(made.text)
  }
  function mention(): void {
    drafting.insert(drafting.text() === '' ? `${props.nickname}: ` : `${props.nickname} `)
    navigation.up({ kind: 'conversation', buffer: props.view.key })
  }
  const ignored = fromModel(
    model,
    () => 'preferences',
    () => ignoreOf(model, network, props.nickname),
  )
  const toggleIgnored = () => notices.tellRefusal(toggleIgnore(model, network, props.nickname))
  return (
    <div class="actions">
      <Show when={!props.self && props.view.name !== props.nickname}>
        <button class="button" data-primary type="button" onClick={() => void write()}>
          {words.write}
        </button>
      </Show>
      <Show when={props.view.kind === 'channel'}>
        <button class="button" type="button" onClick={mention}>
          {words.mention}
        </button>
      </Show>
      <Show when={!props.self}>
        <button class="button" type="button" aria-pressed={ignored() !== undefined} onClick={toggleIgnored}>
          {ignored() === undefined ? words.ignore : words.hear}
        </button>
      </Show>
    </div>
  )
}
