import { quieting } from '@longwire/irc'
import type { ModeWish, PersonView } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'
import type { PersonIntent } from '../panels.ts'
import { BanForm } from './ban-form.tsx'
import { QuietForm } from './quiet-form.tsx'

/** What those may do who look after a channel: ranks, removing, and keeping quiet or out by a mask that is proposed. */
export function Moderation(props: {
  readonly nickname: string
  readonly prefixes: string
  /** What the network tells of them, once it has. */
  readonly person: PersonView | undefined
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
  const quiet = fromModel(
    model,
    () => `channel ${buffer}`,
    () => {
      const channel = model.channel(buffer)
      return channel && quieting(channel.isupport)
    },
  )
  async function change(wish: ModeWish): Promise<void> {
    const outcome = await model.actions.changeModes(buffer, [wish])
    setProblem(outcome.ok ? undefined : outcome.text)
    if (outcome.ok) notices.tell(words.done)
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
      <Show when={quiet()}>
        {(how) => (
          <QuietForm
            quieting={how()}
            nickname={props.nickname}
            person={props.person}
            onChange={(wish) => void change(wish)}
          />
        )}
      </Show>
      <details ref={(details) => wanted(details, 'remove')} open={panels.intent() === 'remove'}>
        <summary>{words.remove}</summary>
        <RemoveForm onRemove={(reason) => void command(`/kick ${props.nickname} ${reason}`)} />
      </details>
      <details ref={(details) => wanted(details, 'ban')} open={panels.intent() === 'ban'}>
        <summary>{words.ban}</summary>
        <BanForm
          masks={props.person?.masks ?? []}
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
