import type { BufferView, ChannelView } from '@longwire/model'
import { stripFormatting } from '@longwire/irc'
import { type JSX, Show, createMemo, createSignal } from 'solid-js'
import { fieldText } from '../../../elements/form-text.ts'
import { fullTime, shortTime } from '../../../elements/time.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { MessageText } from '../text/message-text.tsx'
import { charactersOver, type TopicText, topicText } from './topic-text.ts'

/** The topic of a channel, and the way to change it. */
export function TopicForm(props: {
  readonly view: BufferView
  /** With who set it, where that is known. */
  readonly topic: ChannelView['topic']
  readonly mayChange: boolean
  /** Bytes that the network takes; undefined where it does not say. */
  readonly most: number | undefined
}): JSX.Element {
  const { model } = useApp()
  const [editing, setEditing] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [typed, setTyped] = createSignal('')
  const words = panelsTexts().about
  let changing: HTMLButtonElement | undefined
  // What somebody else sets meanwhile does not take away what is being written.
  const shown = createMemo(
    (before: TopicText) => (editing() ? before : topicText(props.view.topic ?? '')),
    topicText(''),
  )
  const preview = () => shown().set(typed())

  /** Characters that must go; a network counts bytes, which a person does not see. */
  const over = createMemo(() => {
    const { most } = props
    return most === undefined ? 0 : charactersOver(preview(), most)
  })

  const whenSet = (written: (time: number) => string) =>
    props.topic?.setAt === undefined ? '' : written(props.topic.setAt)

  async function save(topic: string): Promise<void> {
    if (over() > 0) return
    const outcome = await model.actions.setTopic(props.view.key, shown().set(topic))
    setProblem(outcome.ok ? undefined : outcome.text)
    if (outcome.ok) end()
  }
  function edit(): void {
    setTyped(shown().text)
    setProblem(undefined)
    setEditing(true)
  }
  /** What was pressed is gone: one goes on with what was pressed before. */
  function end(): void {
    setEditing(false)
    changing?.focus()
  }

  return (
    <section class="topic">
      <h2>{words.topic}</h2>
      <Show
        when={editing()}
        fallback={
          <>
            <p dir="auto">
              <Show when={props.view.topic} fallback={<span class="note">{words.noTopic}</span>}>
                {(topic) => <MessageText text={topic()} />}
              </Show>
            </p>
            <Show when={props.topic?.setBy}>
              {(by) => (
                <p class="note" title={whenSet(fullTime)}>
                  {panelsTexts().channel.topicBy(by().split('!')[0] ?? by(), whenSet(shortTime))}
                </p>
              )}
            </Show>
            <Show when={props.mayChange}>
              <button
                ref={(element) => {
                  changing = element
                }}
                class="button"
                type="button"
                onClick={edit}
              >
                {words.editTopic}
              </button>
            </Show>
          </>
        }
      >
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault()
            void save(fieldText(new FormData(event.currentTarget), 'topic'))
          }}
        >
          <textarea
            ref={(input) => queueMicrotask(() => input.focus())}
            name="topic"
            rows={4}
            dir="auto"
            aria-label={words.topic}
            value={shown().text}
            aria-invalid={over() > 0 ? true : undefined}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <Show when={over() > 0}>
            <p class="too-long" role="status">
              {words.longTopic(over())}
            </p>
          </Show>
          <Show when={stripFormatting(preview()) !== preview()}>
            <p class="topic-preview" dir="auto">
              <MessageText text={preview()} />
            </p>
          </Show>
          <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
          <div class="actions">
            <button class="button" type="button" onClick={end}>
              {texts.cancel}
            </button>
            <button class="button" data-primary type="submit" disabled={over() > 0}>
              {words.saveTopic}
            </button>
          </div>
        </form>
      </Show>
    </section>
  )
}
