import { dependentAt } from '../downstream/capabilities.ts'
import { inLines } from '../downstream/in-lines.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'

/**
 * Tells the screens of a network which capabilities came and went with it. What went is not enabled any more. Only clients
 * of version 302 are told. Source: https://ircv3.net/specs/extensions/capability-negotiation#cap-notify
 */
export function offersChanged(user: Pick<UserParts, 'attachments'>, network: Network): void {
  for (const attachment of user.attachments.at(network)) tellOffers(attachment, network)
}

/** The same for one screen, which may have just been attached. */
export function tellOffers(attachment: Attachment, network: Network): void {
  const { screen } = attachment
  const before = attachment.dependent
  const now = dependentAt(network.place)
  attachment.dependent = now
  // One whose value changed is told anew.
  const added = [...now].filter(([name, token]) => before.get(name) !== token)
  const gone = [...before.keys()].filter((name) => !now.has(name))
  if (gone.length > 0) {
    const capabilities = new Set(screen.view.capabilities)
    for (const name of gone) capabilities.delete(name)
    screen.change({ capabilities })
  }
  if (!screen.view.capabilities.has('cap-notify') && screen.view.capVersion < 302) return
  tell(
    attachment,
    'NEW',
    added.map(([, token]) => token),
  )
  tell(attachment, 'DEL', gone)
}

function tell({ screen }: Attachment, subcommand: 'NEW' | 'DEL', words: readonly string[]): void {
  if (words.length === 0) return
  for (const line of inLines(words)) {
    screen.send({ source: SERVER_NAME, command: 'CAP', params: [screen.view.nickname, subcommand, line] })
  }
}
