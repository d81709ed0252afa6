import { type Quieting, completeMask, matchesMask, maskedText, quietMasks } from '@longwire/irc'
import type { ModeWish, PersonView } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'
import { MaskChoice, chosenMask } from './mask-choice.tsx'

/** Keeps somebody who stays in the channel from speaking, by a mask; and lets them speak again, where something keeps them from it. */
export function QuietForm(props: {
  readonly quieting: Quieting
  readonly nickname: string
  readonly person: PersonView | undefined
  onChange(change: ModeWish): void
}): JSX.Element {
  const { model } = useApp()
  const { buffer } = useConversation()
  const words = panelsTexts().person
  const [asked, setAsked] = createSignal(false)
  const list = fromModel(
    model,
    () => `channel ${buffer}`,
    () => model.channel(buffer)?.lists.find(({ mode }) => mode === props.quieting.mode)?.entries,
  )
  const proposed = () => quietMasks(props.quieting, props.person?.masks ?? [])
  const entries = () => list()?.filter(({ mask }) => isFor(mask)) ?? []
  function isFor(entry: string): boolean {
    // Also by their account, which is no mask that could be compared.
    if (proposed().some(({ mask }) => mask === entry)) return true
    const mask = props.quieting.maskOf(entry)
    const source = { username: '', hostname: '', ...props.person, nickname: props.nickname }
    const casemapping = model.members(buffer).casemapping
    return mask !== undefined && matchesMask(completeMask(mask), maskedText(source), casemapping)
  }
  const change = (adding: boolean, parameter: string) =>
    props.onChange({ adding, mode: props.quieting.mode, parameter })

  function look(open: boolean): void {
    if (!open || asked()) return
    setAsked(true)
    void model.actions.loadChannelList(buffer, props.quieting.mode)
  }
  function submit(form: FormData): void {
    const mask = chosenMask(form)
    if (mask === '') return
    const isEntry = props.quieting.maskOf(mask) !== undefined
    change(true, isEntry ? mask : props.quieting.entryOf(completeMask(mask)))
  }
  return (
    <details onToggle={(event) => look(event.currentTarget.open)}>
      <summary>{words.quiet}</summary>
      <Show when={entries().length > 0}>
        <p class="note">{words.quieted}</p>
        <ul class="quieted">
          <For each={entries()}>
            {({ mask }) => (
              <li>
                <code dir="ltr">{mask}</code>
                <button class="button" type="button" onClick={() => change(false, mask)}>
                  {words.unquiet}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        <MaskChoice legend={words.quietBy} masks={proposed()} />
        <button class="button" data-grave type="submit">
          {words.quietYes}
        </button>
      </form>
    </details>
  )
}
