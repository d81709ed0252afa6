import type { Line, SearchHit, Surroundings } from '@longwire/model'
import { For, type JSX, Show, createSignal, onCleanup } from 'solid-js'
import { Name } from '../../elements/name.tsx'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { quotedText } from '../conversation/rows/quoted-text.ts'
import { markedParts } from './marked-parts.ts'

/** A line that was found, with what was looked for marked in it, and what was said right before and after it. */
export function HitRow(props: { readonly hit: SearchHit; readonly words: string }): JSX.Element {
  const { model, navigation, notices } = useApp()
  const [around, setAround] = createSignal<Surroundings>()
  const line = () => props.hit.line
  async function open(): Promise<void> {
    const made = await model.actions.converse(props.hit.network, props.hit.name)
    if (made.ok) navigation.go({ kind: 'conversation', buffer: made.value, line: line().id })
    else notices.tell(made.text)
  }
  /** Asked for when it comes into sight: a search finds more than anybody looks at. */
  function whenSeen(element: Element): void {
    const watching = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watching.disconnect()
      void model.actions.surroundings(props.hit).then((outcome) => {
        // Without them it is a line that was found all the same.
        if (outcome.ok) setAround(outcome.value)
      })
    })
    watching.observe(element)
    onCleanup(() => watching.disconnect())
  }
  return (
    <li ref={whenSeen}>
      <button type="button" class="list-button hit" onClick={() => void open()}>
        <span class="hit-place one-line">
          <bdi>{props.hit.name}</bdi> · {model.state.networks.get(props.hit.network)?.name}
        </span>
        <time dateTime={new Date(line().time).toISOString()}>{shortTime(line().time)}</time>
        <Neighbour line={around()?.before} />
        <span class="hit-text" dir="auto">
          <Show when={isSpokenLine(line())}>
            <Name name={line().sender} />
          </Show>{' '}
          <For each={markedParts(quotedText(line()), props.words)}>
            {(part) => (part.marked ? <mark>{part.text}</mark> : part.text)}
          </For>
        </span>
        <Neighbour line={around()?.after} />
      </button>
    </li>
  )
}

/** One line high from the first, so that nothing moves when it comes. */
function Neighbour(props: { readonly line: Line | undefined }): JSX.Element {
  return (
    <span class="hit-neighbour one-line" dir="auto">
      <Show when={props.line}>
        {(line) => (
          <>
            <Show when={isSpokenLine(line())}>
              <Name name={line().sender} />
            </Show>{' '}
            {quotedText(line())}
          </>
        )}
      </Show>
    </span>
  )
}

function isSpokenLine({ kind }: Line): boolean {
  return kind === 'privmsg' || kind === 'notice'
}
