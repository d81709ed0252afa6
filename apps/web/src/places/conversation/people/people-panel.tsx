import type { BufferView, MemberGroup } from '@longwire/model'
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js'
import { Menu, type MenuPoint } from '../../../elements/menu.tsx'
import { PanelFrame } from '../panel-frame.tsx'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { amount } from '../../../texts/amount.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { InviteForm } from '../invite/invite-form.tsx'
import { MenuOpener } from '../menu/menu-opener.ts'
import { personItems } from '../menu/person-items.ts'
import { PersonRow } from './person-row.tsx'
import './people.css'

/** Rows that are drawn at once; a channel of thousands is narrowed by typing. */
const mostRows = 300

/** Who is in a channel: by rank, with counts, found by typing; a right click or a resting finger tells what can be done. */
export function PeoplePanel(props: { readonly view: BufferView }): JSX.Element {
  const app = useApp()
  const { model } = app
  const conversation = useConversation()
  const [filter, setFilter] = createSignal('')
  const [menu, setMenu] = createSignal<{ readonly nickname: string; readonly at: MenuPoint }>()
  const opener = new MenuOpener((target, at) => {
    const row = target.closest<HTMLElement>('[data-nickname]')
    const nickname = row?.dataset['nickname']
    if (row === null || nickname === undefined) return
    // By the key there is no pointer.
    const { left, bottom } = row.getBoundingClientRect()
    setMenu({ nickname, at: at.x === 0 && at.y === 0 ? { x: left + 32, y: bottom } : at })
  })
  const members = fromModel(
    model,
    () => `members ${props.view.key}`,
    () => model.members(props.view.key),
  )
  const groups = createMemo(() => matching(members().groups, filter().trim().toLowerCase()))
  return (
    <PanelFrame title={panelsTexts().people.title} note={amount(members().count)}>
      <input
        class="filter"
        type="search"
        aria-label={panelsTexts().people.filter}
        placeholder={panelsTexts().people.filter}
        value={filter()}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <Show when={props.view.joined}>
        <InviteForm channel={props.view} />
      </Show>
      <div
        class="people"
        onPointerDown={(event) => opener.onPointerDown(event)}
        onPointerMove={(event) => opener.onPointerMove(event)}
        onPointerUp={() => opener.cancel()}
        onPointerCancel={() => opener.cancel()}
        onContextMenu={(event) => opener.onContextMenu(event)}
      >
        <For each={groups()} fallback={<p class="nothing">{nobody(members().complete, props.view)}</p>}>
          {(group) => (
            <section>
              <h2>
                {rankName(group.prefix)} <span>{amount(group.members.length)}</span>
              </h2>
              <ul>
                <For each={group.members.slice(0, mostRows)}>{(member) => <PersonRow member={member} />}</For>
              </ul>
              <Show when={group.members.length > mostRows}>
                <p class="nothing">{panelsTexts().people.others(group.members.length - mostRows)}</p>
              </Show>
            </section>
          )}
        </For>
      </div>
      <Show when={menu()} keyed>
        {({ nickname, at }) => (
          <Menu
            name={nickname}
            at={at}
            items={personItems(nickname, app, conversation)}
            onClose={() => setMenu(undefined)}
          />
        )}
      </Show>
    </PanelFrame>
  )
}

function matching(groups: readonly MemberGroup[], begun: string): readonly MemberGroup[] {
  if (begun === '') return groups
  return groups
    .map(({ prefix, members }) => ({
      prefix,
      members: members.filter(({ nickname }) => nickname.toLowerCase().includes(begun)),
    }))
    .filter(({ members }) => members.length > 0)
}

function nobody(complete: boolean, { kind, joined, name, settings }: BufferView): string {
  if (settings.detached) return texts.conversation.detached(name)
  if (kind === 'channel' && !joined) return texts.conversation.notJoined(name)
  return complete ? panelsTexts().people.nobody : panelsTexts().people.coming
}

function rankName(prefix: string): string {
  const names: Readonly<Record<string, string>> = panelsTexts().people.rank
  return names[prefix] ?? panelsTexts().people.rankOf(prefix)
}
