/** One capability that a client may enable. */
interface OfferedCapability {
  readonly name: string
  readonly value?: string
}

/**
 * What every client of the bouncer may enable, whatever its network can do: where a network lacks an extension, the
 * bouncer makes it up (echoes, ids, times, history), or what it is about simply does not happen.
 */
const offered: readonly OfferedCapability[] = [
  { name: 'account-notify' },
  { name: 'account-tag' },
  { name: 'away-notify' },
  { name: 'batch' },
  { name: 'cap-notify' },
  { name: 'chghost' },
  { name: 'draft/chathistory' },
  { name: 'draft/event-playback' },
  { name: 'draft/no-implicit-names' },
  { name: 'draft/read-marker' },
  { name: 'echo-message' },
  { name: 'extended-join' },
  { name: 'invite-notify' },
  { name: 'labeled-response' },
  { name: 'longwire/resume' },
  { name: 'message-tags' },
  { name: 'multi-prefix' },
  { name: 'no-implicit-names' },
  { name: 'server-time' },
  { name: 'setname' },
  { name: 'soju.im/bouncer-networks' },
  { name: 'soju.im/bouncer-networks-notify' },
  { name: 'soju.im/no-implicit-names' },
  { name: 'standard-replies' },
  { name: 'userhost-in-names' },
]

const names: ReadonlySet<string> = new Set(offered.map(({ name }) => name))

export function isOffered(capability: string): boolean {
  return names.has(capability)
}

/** For CAP LS: with values for clients that named version 302 or later. */
export function offeredTokens(version: number): readonly string[] {
  return offered.map(({ name, value }) => (value === undefined || version < 302 ? name : `${name}=${value}`))
}

/** What of a wish is enabled: the unknown is left out, and so is what lacks something that it needs. */
export function enabledOf(wanted: Iterable<string>): ReadonlySet<string> {
  const enabled = new Set([...wanted].filter(isOffered))
  const complete = (name: string, ...needed: readonly string[]) => {
    if (!needed.every((other) => enabled.has(other))) enabled.delete(name)
  }
  complete('longwire/resume', 'batch', 'server-time', 'message-tags')
  return enabled
}

/** The names of one list, in as many texts as it takes to keep each below `bytes`. */
export function inLines(words: readonly string[], bytes = 400): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= bytes) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length === 0 ? [''] : lines
}
