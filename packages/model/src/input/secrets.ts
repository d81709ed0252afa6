import { blankSecrets } from '@longwire/connection'
import { findCommand } from '../commands/find-command.ts'
import { commands } from '../commands/registry.ts'
import { readTyped } from '../commands/run-command.ts'

/**
 * Whether what was typed to this target holds a password: it is not to be remembered, kept as a draft, or written into a cache
 * (pitfall 13). Rather too often than too seldom.
 */
export function holdsSecret(text: string, target: string): boolean {
  const typed = readTyped(text)
  if (typed.kind === 'command') return findCommand(commands, typed.name)?.isSecret?.(typed.rest) ?? false
  const line = `PRIVMSG ${target} :${typed.text}`
  return blankSecrets(line) !== line
}
