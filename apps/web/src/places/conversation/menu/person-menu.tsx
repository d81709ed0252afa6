import { type JSX, Show } from 'solid-js'
import { Menu, type MenuPoint } from '../../../elements/menu.tsx'
import { Name } from '../../../elements/name.tsx'
import { useApp } from '../../../model/context.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { personItems } from './person-items.ts'

/** What can be done about a person. */
export function PersonMenu(props: {
  readonly nickname: string
  readonly account: string | undefined
  readonly at: MenuPoint
  onClose(): void
}): JSX.Element {
  const app = useApp()
  const conversation = useConversation()
  return (
    <Menu
      name={texts.menu.person(props.nickname)}
      at={props.at}
      items={personItems(props.nickname, app, conversation)}
      about={
        <>
          <Name name={props.nickname} />
          <Show when={props.account}>{(account) => <span> {texts.people.account(account())}</span>}</Show>
        </>
      }
      onClose={() => props.onClose()}
    />
  )
}
