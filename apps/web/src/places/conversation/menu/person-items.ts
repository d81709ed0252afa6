import type { MenuItem } from '../../../elements/menu.tsx'
import type { AppContext } from '../../../model/context.ts'
import { texts } from '../../../texts/texts.ts'
import type { ConversationContext } from '../conversation-context.ts'
import { mayModerate, memberCalled } from './ranks.ts'

/** What can be done about a person, from a conversation. */
export function personItems(
  nickname: string,
  { model, navigation, notices }: AppContext,
  { buffer, network, drafting, panels, act }: ConversationContext,
): readonly MenuItem[] {
  const words = texts.menu
  const view = model.state.buffers.get(buffer)
  const command = (text: string) => {
    const sent = model.actions.send(buffer, text)
    notices.tellRefusal(sent)
    void sent.then((outcome) => {
      if (outcome.ok && outcome.value !== undefined) act(outcome.value)
    })
  }
  const items: MenuItem[] = []
  if (view?.kind === 'channel') {
    items.push({
      name: words.mention(nickname),
      shape: 'at',
      act() {
        if (model.state.buffers.has(buffer) && window.matchMedia('(width < 45rem)').matches) panels.close()
        drafting.insert(drafting.text() === '' ? `${nickname}: ` : `${nickname} `)
      },
    })
  }
  const query = model.state.networks.get(network)?.currentNickname === nickname ? undefined : nickname
  if (query !== undefined && view?.name !== nickname) {
    items.push({
      name: words.write(nickname),
      shape: 'chat',
      act() {
        const made = model.actions.converse(network, nickname)
        if (made.ok) navigation.go({ kind: 'conversation', buffer: made.value })
        else notices.tell(made.text)
      },
    })
  }
  items.push({ name: words.whois, shape: 'person', act: () => command(`/whois ${nickname}`) })
  if (view?.kind === 'channel' && query !== undefined && mayModerate(model, buffer)) {
    items.push(...moderation(nickname, memberCalled(model, buffer, nickname)?.prefixes ?? '', command))
  }
  return items
}

function moderation(nickname: string, prefixes: string, command: (text: string) => void): readonly MenuItem[] {
  const words = texts.menu
  const item = (name: string, text: string, grave = false): MenuItem => ({
    name,
    shape: 'shield',
    grave,
    act: () => command(`/${text} ${nickname}`),
  })
  return [
    prefixes.includes('@') ? item(words.deop, 'deop') : item(words.op, 'op'),
    prefixes.includes('+') ? item(words.devoice, 'devoice') : item(words.voice, 'voice'),
    item(words.kick(nickname), 'kick', true),
    item(words.ban(nickname), 'kickban', true),
  ]
}
