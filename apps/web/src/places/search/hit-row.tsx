import { stripFormatting } from '@longwire/irc'
import type { SearchHit } from '@longwire/model'
import { For, type JSX } from 'solid-js'
import { Name } from '../../elements/name.tsx'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { lineText } from '../conversation/rows/line-text.ts'
import { markedParts } from './marked-parts.ts'

/** A line that was found, with what was looked for marked in it. */
export function HitRow(props: { readonly hit: SearchHit; readonly words: string }): JSX.Element {
  const { model, navigation, notices } = useApp()
  const line = () => props.hit.line
  const spoken = () => line().kind === 'privmsg' || line().kind === 'notice'
  async function open(): Promise<void> {
    const made = await model.actions.converse(props.hit.network, props.hit.name)
    if (made.ok) navigation.go({ kind: 'conversation', buffer: made.value, line: line().id })
    else notices.tell(made.text)
  }
  return (
    <li>
      <button type="button" class="hit" onClick={() => void open()}>
        <span class="hit-place one-line">
          <bdi>{props.hit.name}</bdi> · {model.state.networks.get(props.hit.network)?.name}
        </span>
        <time dateTime={new Date(line().time).toISOString()}>{shortTime(line().time)}</time>
        <span class="hit-text" dir="auto">
          {spoken() ? <Name name={line().sender} /> : ''}{' '}
          <For each={markedParts(spoken() ? stripFormatting(line().text) : lineText(line()), props.words)}>
            {(part) => (part.marked ? <mark>{part.text}</mark> : part.text)}
          </For>
        </span>
      </button>
    </li>
  )
}
