import type { MenuItem } from '../../../elements/menu.tsx'
import type { AppContext } from '../../../model/context.ts'
import { texts } from '../../../texts/texts.ts'
import type { ConversationContext } from '../conversation-context.ts'

/** What can be done about who said something; the rest stands in what is told of them. */
export function personItems(
  nickname: string,
  { model, navigation, notices }: AppContext,
  { buffer, network, drafting, panels }: ConversationContext,
): readonly MenuItem[] {
  const words = texts.menu
  const view = model.state.buffers.get(buffer)
  const items: MenuItem[] = []
  async function write(): Promise<void> {
    const made = await model.actions.converse(network, nickname)
    if (made.ok) navigation.go({ kind: 'conversation', buffer: made.value })
    else notices.tell(made.text)
  }
  if (view?.kind === 'channel') {
    items.push({
      name: words.mention(nickname),
      shape: 'at',
      act: () => drafting.insert(drafting.text() === '' ? `${nickname}: ` : `${nickname} `),
    })
  }
  if (model.state.networks.get(network)?.currentNickname !== nickname && view?.name !== nickname) {
    items.push({
      name: words.write(nickname),
      shape: 'chat',
      act: () => void write(),
    })
  }
  items.push({ name: words.person(nickname), shape: 'person', act: () => panels.showPerson(nickname) })
  return items
}
