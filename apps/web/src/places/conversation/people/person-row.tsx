import type { Member } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import type { MenuPoint } from '../../../elements/menu.tsx'
import { Name } from '../../../elements/name.tsx'
import { texts } from '../../../texts/texts.ts'
import { PersonMenu } from '../menu/person-menu.tsx'

/** One person in a channel; a press tells what can be done. */
export function PersonRow(props: { readonly member: Member }): JSX.Element {
  const [menu, setMenu] = createSignal<MenuPoint>()
  const away = () => typeof props.member.away === 'string'
  return (
    <li>
      <button
        class="person"
        type="button"
        aria-haspopup="menu"
        data-away={away() ? '' : undefined}
        onClick={(event) => setMenu(pointOf(event))}
      >
        <Name name={props.member.nickname} class="one-line" />
        <Show when={props.member.prefixes.length > 1}>
          <span class="note">{props.member.prefixes}</span>
        </Show>
        <Show when={props.member.bot}>
          <span class="note">{texts.people.bot}</span>
        </Show>
        <Show when={away()}>
          <span class="note one-line">{props.member.away === '' ? texts.people.away : props.member.away}</span>
        </Show>
      </button>
      <Show when={menu()}>
        {(at) => (
          <PersonMenu
            nickname={props.member.nickname}
            account={props.member.account ?? undefined}
            at={at()}
            onClose={() => setMenu(undefined)}
          />
        )}
      </Show>
    </li>
  )
}

/** Where a press was; for a key, the middle of what was pressed. */
function pointOf(event: MouseEvent & { readonly currentTarget: Element }): MenuPoint {
  if (event.detail > 0) return { x: event.clientX, y: event.clientY }
  const { left, bottom } = event.currentTarget.getBoundingClientRect()
  return { x: left + 16, y: bottom }
}
