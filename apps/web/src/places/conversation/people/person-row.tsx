import type { Member } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { Name } from '../../../elements/name.tsx'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'

/** One person in a channel; a press shows who that is, and what can be done. */
export function PersonRow(props: { readonly member: Member }): JSX.Element {
  const { panels } = useConversation()
  const words = panelsTexts().people
  const away = () => typeof props.member.away === 'string'
  const account = () => {
    const { account: name, nickname } = props.member
    return typeof name === 'string' && name.toLowerCase() !== nickname.toLowerCase() ? name : undefined
  }
  return (
    <li>
      <button
        class="person"
        type="button"
        data-nickname={props.member.nickname}
        data-away={away() ? '' : undefined}
        onClick={() => panels.showPerson(props.member.nickname)}
      >
        <Name name={props.member.nickname} class="one-line" />
        <Show when={props.member.prefixes.length > 1}>
          <span class="note">{props.member.prefixes}</span>
        </Show>
        <Show when={props.member.bot}>
          <span class="note">{words.bot}</span>
        </Show>
        <Show when={account()}>{(name) => <span class="note one-line">{words.account(name())}</span>}</Show>
        <Show when={away()}>
          <span class="note one-line">{props.member.away === '' ? words.away : props.member.away}</span>
        </Show>
      </button>
    </li>
  )
}
