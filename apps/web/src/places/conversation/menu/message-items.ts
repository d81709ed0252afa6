import { plainText, stripFormatting } from '@longwire/irc'
import type { Line } from '@longwire/model'
import type { MenuItem } from '../../../elements/menu.tsx'
import type { AppContext } from '../../../model/context.ts'
import { pathOf } from '../../../navigation.ts'
import { unmarked } from '../../../texts/direction.ts'
import { texts } from '../../../texts/texts.ts'
import type { ConversationContext } from '../conversation-context.ts'
import { toldLine } from '../rows/line-text.ts'
import { copiedText } from '../text/find-code.ts'
import { selectRow } from '../timeline/selecting.ts'
import { personItems } from './person-items.ts'
import { mayModerate } from './ranks.ts'

/** What can be done with a line. */
export function messageItems(line: Line, app: AppContext, conversation: ConversationContext): readonly MenuItem[] {
  const words = texts.menu
  const { drafting } = conversation
  const network = app.model.state.networks.get(conversation.network)
  const items: MenuItem[] = [...deliveryItems(line, app, conversation)]
  const confirmed =
    line.delivery.kind === 'confirmed' && line.redacted === undefined && !conversation.takingBack.has(line.id)
  if (isTalk(line) && confirmed) {
    if (network?.replies !== false) items.push({ name: words.reply, shape: 'reply', act: () => drafting.answer(line) })
    items.push({ name: words.quote, shape: 'quote', act: () => drafting.insert(`> ${plainText(line.text)}\n`) })
  }
  items.push({
    name: words.copy,
    shape: 'copy',
    act: () => copy(isTalk(line) ? copiedText(stripFormatting(line.text)) : unmarked(toldLine(line)), app),
  })
  if (window.matchMedia('(pointer: coarse)').matches) {
    // When the menu has given the focus back.
    items.push({ name: words.select, shape: 'select', act: () => requestAnimationFrame(() => selectRow(line.id)) })
  }
  if (line.delivery.kind === 'confirmed') {
    items.push({ name: words.link, shape: 'link', act: () => copy(addressOf(line, conversation), app) })
  }
  if (isTalk(line) && !line.own) items.push(...personItems(line.sender, app, conversation))
  if (
    network?.redacts === true &&
    isTalk(line) &&
    confirmed &&
    (line.own || mayModerate(app.model, conversation.buffer))
  ) {
    items.push({
      name: words.redact,
      shape: 'redact',
      grave: true,
      act: () => conversation.takingBack.begin(line.id),
    })
  }
  return items
}

/** Whether somebody said it, or did. */
export function isTalk(line: Line): boolean {
  return line.kind === 'privmsg' || line.kind === 'notice' || line.kind === 'action'
}

/** Where the line is, for the person's other screens and for later. */
function addressOf({ id }: Line, { buffer }: ConversationContext): string {
  return new URL(pathOf({ kind: 'conversation', buffer, line: id }), window.location.href).href
}

function deliveryItems(line: Line, { model }: AppContext, { buffer }: ConversationContext): readonly MenuItem[] {
  const { kind } = line.delivery
  if (kind === 'confirmed') return []
  const discard: MenuItem = {
    name: texts.menu.discard,
    shape: 'remove',
    grave: true,
    act: () => void model.actions.discard(buffer, line.id),
  }
  if (kind === 'pending') return [discard]
  return [{ name: texts.menu.resend, shape: 'repeat', act: () => void model.actions.resend(buffer, line.id) }, discard]
}

function copy(text: string, { notices }: AppContext): void {
  navigator.clipboard.writeText(text).then(
    () => notices.tell(texts.menu.copied),
    () => notices.tell(texts.menu.notCopied),
  )
}
