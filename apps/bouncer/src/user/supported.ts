import { isupportMessages } from '../downstream/isupport.ts'
import { tokensOf } from '../downstream/welcome.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'
import { stateLine } from './shown.ts'

/**
 * Tells the screens of a network what it supports now, where that differs from what they were told: a screen that came
 * before the network did would take its names, modes and lists for those of any network. Told as it changes, as servers may
 * at any time. Source: https://modern.ircdocs.horse/#rplisupport-005
 */
export function supportedChanged(
  user: Pick<UserParts, 'attachments' | 'batchReferences' | 'recorder'>,
  network: Network,
): void {
  user.recorder.after((sequence) => {
    const now = tokensOf(network)
    for (const attachment of user.attachments.at(network)) {
      const tokens = changedTokens(attachment.supported, now)
      attachment.supported = now
      if (tokens.length === 0) continue
      const messages = isupportMessages(attachment.screen.view, tokens, user.batchReferences.next())
      for (const message of messages) attachment.show(stateLine(message, sequence))
    }
  })
}

/** The tokens that are new or have another value; those that went with a `-` before their name. */
function changedTokens(before: readonly string[], now: readonly string[]): readonly string[] {
  const known = new Set(before)
  const names = new Set(now.map(nameOf))
  const gone = before.map(nameOf).filter((name) => !names.has(name))
  return [...now.filter((token) => !known.has(token)), ...gone.map((name) => `-${name}`)]
}

function nameOf(token: string): string {
  return token.split('=', 1)[0] ?? token
}
