import { blankSecrets } from '@longwire/connection'
import { findCommand } from '../commands/find-command.ts'
import { readTyped } from '../commands/typed.ts'

/** What a command tells of its secrets. */
export interface SecretBearer {
  readonly name: string
  readonly aliases?: readonly string[]
  /** Whether what was typed behind it holds one; without it, it never does. */
  readonly isSecret?: (args: string) => boolean
}

/**
 * Whether what was typed to this target holds a password: it is not to be remembered, kept as a draft, or written into a cache
 * (pitfall 13). Rather too often than too seldom: a command that nobody knows may be a misspelt one.
 */
export function holdsSecret(text: string, target: string, commands: readonly SecretBearer[]): boolean {
  const typed = readTyped(text)
  if (typed.kind === 'text') return isSecretText(typed.text, target)
  const command = findCommand(commands, typed.name)
  return command === undefined ? typed.rest !== '' : (command.isSecret?.(typed.rest) ?? false)
}

/** Whether what is said to this target holds a password: a service is told one, or a command that begins with a blank has one. */
export function isSecretText(text: string, target: string): boolean {
  const line = `PRIVMSG ${target} :${text}`
  return blankSecrets(line) !== line || isSlippedCommand(text)
}

/** Whether this is a command with a password that would be said for all to read, because something stands before its slash. */
export function isSlippedCommand(text: string): boolean {
  const command = /^\s+(\/.*)$/s.exec(text)?.[1]
  return command !== undefined && blankSecrets(command) !== command
}

/** Whether a draft is not to leave this screen: a command in the making may hold a password. */
export function isDraftSecret(draft: string, target: string): boolean {
  return readTyped(draft).kind === 'command' || isSecretText(draft, target)
}
