import { sameName } from '@longwire/irc'
import type { MenuItem } from '../../../elements/menu.tsx'
import type { AppContext } from '../../../model/context.ts'
import { texts } from '../../../texts/texts.ts'
import type { ConversationContext } from '../conversation-context.ts'
import { ignoreOf, toggleIgnore } from '../person/ignoring.ts'
import { channelsToInvite } from '../invite/inviting.ts'
import { mayModerate, memberCalled } from './ranks.ts'

/** What can be done about who said something; what takes more than a press is done where it is told of them. */
export function personItems(nickname: string, app: AppContext, conversation: ConversationContext): readonly MenuItem[] {
  const { model, navigation, notices } = app
  const { buffer, network, drafting, panels } = conversation
  const words = texts.menu
  const view = model.state.buffers.get(buffer)
  const told: MenuItem = { name: words.person(nickname), shape: 'person', act: () => panels.showPerson(nickname) }
  // Nobody writes to, ignores or bans themselves.
  const own = model.state.networks.get(network)?.currentNickname ?? ''
  if (sameName(own, nickname, model.members(buffer).casemapping)) return [told]
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
  if (view?.name !== nickname) {
    items.push({
      name: words.write(nickname),
      shape: 'chat',
      act: () => void write(),
    })
  }
  items.push(told, {
    name: ignoreOf(model, network, nickname) === undefined ? words.ignore(nickname) : words.hear(nickname),
    shape: 'hidden',
    act: () => notices.tellRefusal(toggleIgnore(model, network, nickname)),
  })
  if (channelsToInvite(model, network, nickname).length > 0) {
    items.push({ name: words.invite(nickname), shape: 'plus', act: () => panels.showPerson(nickname, 'invite') })
  }
  if (view?.kind === 'channel' && mayModerate(model, buffer) && memberCalled(model, buffer, nickname) !== undefined) {
    items.push(
      { name: words.remove(nickname), shape: 'leave', grave: true, act: () => panels.showPerson(nickname, 'remove') },
      { name: words.ban(nickname), shape: 'shield', grave: true, act: () => panels.showPerson(nickname, 'ban') },
    )
  }
  return items
}
