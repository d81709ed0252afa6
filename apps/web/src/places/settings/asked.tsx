import { type JSX, type Resource, Show } from 'solid-js'
import type { Answered } from '../../session/request.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** What was asked over HTTP, when it is there; else why not, and the way to ask again. */
export function Asked<Value>(props: {
  readonly of: Resource<Answered<Value>>
  retry(): void
  children(value: Value): JSX.Element
}): JSX.Element {
  const words = settingsTexts().logins
  const value = () => {
    const answer = props.of.latest
    return answer?.ok === true ? answer : undefined
  }
  const refusal = () => {
    const answer = props.of.latest
    return answer?.ok === false ? answer.text : undefined
  }
  return (
    <>
      <Show when={refusal()}>
        {(text) => (
          <p role="alert">
            {text()}{' '}
            <button class="button" type="button" onClick={() => props.retry()}>
              {words.retry}
            </button>
          </p>
        )}
      </Show>
      <Show when={value()} keyed>
        {(answer) => props.children(answer.value)}
      </Show>
    </>
  )
}
