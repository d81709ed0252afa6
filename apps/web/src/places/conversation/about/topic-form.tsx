import type { BufferView, ChannelView } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { fieldText } from '../../../elements/form-text.ts'
import { fullTime, shortTime } from '../../../elements/time.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { MessageText } from '../text/message-text.tsx'

/** The topic of a channel, and the way to change it. */
export function TopicForm(props: {
  readonly view: BufferView
  /** With who set it, where that is known. */
  readonly topic: ChannelView['topic']
  readonly mayChange: boolean
}): JSX.Element {
  const { model } = useApp()
  const [editing, setEditing] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const words = panelsTexts().about

  const whenSet = (written: (time: number) => string) =>
    props.topic?.setAt === undefined ? '' : written(props.topic.setAt)

  async function save(topic: string): Promise<void> {
    const text = topic.replaceAll(/\s*\n\s*/g, ' ').trim()
    const outcome = await model.actions.setTopic(props.view.key, text)
    setProblem(outcome.ok ? undefined : outcome.text)
    if (outcome.ok) setEditing(false)
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
              <button class="button" type="button" onClick={() => setEditing(true)}>
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
            value={props.view.topic}
          />
          <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
          <div class="actions">
            <button class="button" type="button" onClick={() => setEditing(false)}>
              {texts.cancel}
            </button>
            <button class="button" data-primary type="submit">
              {words.saveTopic}
            </button>
          </div>
        </form>
      </Show>
    </section>
  )
}
