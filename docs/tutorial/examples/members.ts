import { fold, type SessionState } from '@longwire/irc'

/** Who is in a channel, each with the signs of rank before the name (`@grace`), in the order of the alphabet. */
export function membersOf({ channels, users, isupport }: SessionState, channel: string): string[] {
  const members = channels.get(fold(channel, isupport.casemapping))?.members ?? new Map<string, string>()
  return [...members].map(([key, prefixes]) => `${prefixes}${users.get(key)?.nickname ?? key}`).toSorted()
}
