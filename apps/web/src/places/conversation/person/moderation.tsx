import type { PersonView } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'
import type { PersonIntent } from '../panels.ts'

type Masks = PersonView['masks']

/** What those may do who look after a channel: ranks, removing, and keeping out by a mask that is proposed. */
export function Moderation(props: {
  readonly nickname: string
  readonly prefixes: string
  readonly masks: Masks
}): JSX.Element {
  const { model, notices } = useApp()
  const { buffer, panels } = useConversation()
  const words = panelsTexts().person
  /** What the network said no to: it stays until it is tried again. */
  const [problem, setProblem] = createSignal<string>()

  async function command(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      const outcome = await model.actions.send(buffer, text)
      setProblem(outcome.ok ? undefined : outcome.text)
      if (!outcome.ok) return
    }
    notices.tell(words.done)
  }
  /** Whoever came for this is led to it. */
  function wanted(details: HTMLDetailsElement, intent: PersonIntent): void {
    if (panels.intent() !== intent) return
    requestAnimationFrame(() => {
      details.scrollIntoView({ block: 'nearest' })
      details.querySelector('summary')?.focus()
    })
  }
  const rank = (name: string, text: string): JSX.Element => (
    <button class="button" type="button" onClick={() => void command(`/${text} ${props.nickname}`)}>
      {name}
    </button>
  )
  return (
    <section class="moderation">
      <h2>{words.moderation}</h2>
      <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
      <div class="actions">
        {props.prefixes.includes('@') ? rank(words.deop, 'deop') : rank(words.op, 'op')}
        {props.prefixes.includes('+') ? rank(words.devoice, 'devoice') : rank(words.voice, 'voice')}
      </div>
      <details ref={(details) => wanted(details, 'remove')} open={panels.intent() === 'remove'}>
        <summary>{words.remove}</summary>
        <RemoveForm onRemove={(reason) => void command(`/kick ${props.nickname} ${reason}`)} />
      </details>
      <details ref={(details) => wanted(details, 'ban')} open={panels.intent() === 'ban'}>
        <summary>{words.ban}</summary>
        <BanForm
          masks={props.masks}
          onBan={(mask, removing, reason) =>
            void command(`/ban ${mask}`, ...(removing ? [`/kick ${props.nickname} ${reason}`] : []))
          }
        />
      </details>
    </section>
  )
}

function RemoveForm(props: { onRemove(reason: string): void }): JSX.Element {
  const words = panelsTexts().person
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        props.onRemove(fieldText(new FormData(event.currentTarget), 'reason'))
      }}
    >
      <Field label={words.reason} name="reason" />
      <button class="button" data-grave type="submit">
        {words.removeYes}
      </button>
    </form>
  )
}

function BanForm(props: {
  readonly masks: Masks
  onBan(mask: string, removing: boolean, reason: string): void
}): JSX.Element {
  const words = panelsTexts().person
  const [own, setOwn] = createSignal('')
  function submit(form: FormData): void {
    const chosen = fieldText(form, 'mask')
    const mask = chosen === '' ? own().trim() : chosen
    if (mask !== '') props.onBan(mask, form.get('remove') !== null, fieldText(form, 'reason'))
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <fieldset class="masks">
        <legend>{words.banBy}</legend>
        <For each={props.masks}>
          {({ by, mask }, at) => (
            <label class="tick">
              <input type="radio" name="mask" value={mask} checked={at() === 0} />
              <span>
                {words.by[by]} <code dir="ltr">{mask}</code>
              </span>
            </label>
          )}
        </For>
        <label class="tick">
          <input type="radio" name="mask" value="" checked={props.masks.length === 0} />
          <span>{words.ownMask}</span>
        </label>
        <Field label={words.ownMask} name="own" value={own()} onInput={setOwn} />
      </fieldset>
      <label class="tick">
        <input type="checkbox" name="remove" checked />
        <span>{words.removeToo}</span>
      </label>
      <Field label={words.reason} name="reason" />
      <button class="button" data-grave type="submit">
        {words.banYes}
      </button>
    </form>
  )
}
