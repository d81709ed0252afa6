import type { Offer } from './negotiation.ts'

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

/** What needs others to make sense. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'longwire/resume': ['batch', 'server-time', 'message-tags'],
}

/** What a client may negotiate once it is registered. */
export const registeredOffer: Offer = {
  tokens: (version) => tokensOf(offered, version),
  accepts: (capabilities) => enabledOf(capabilities).size === capabilities.size,
  has: (name) => names.has(name),
}

const beforeLogin: readonly OfferedCapability[] = [{ name: 'sasl', value: 'PLAIN' }]

/**
 * What a client may negotiate before it is registered. That an account is needed is only told: whoever asks for that
 * capability is refused. Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/account-required.md
 */
export const registrationOffer: Offer = {
  tokens: (version) => [...tokensOf([...offered, ...beforeLogin], version), 'soju.im/account-required'],
  accepts: (capabilities) => {
    const rest = new Set(capabilities)
    rest.delete('sasl')
    return registeredOffer.accepts(rest)
  },
  has: (name) => name === 'sasl' || names.has(name),
}

/** What of a wish is enabled: the unknown is left out, and so is what lacks something that it needs. */
export function enabledOf(wanted: Iterable<string>): ReadonlySet<string> {
  const enabled = new Set([...wanted].filter((name) => names.has(name)))
  for (const [name, needed] of Object.entries(needs)) {
    if (!needed.every((other) => enabled.has(other))) enabled.delete(name)
  }
  return enabled
}

function tokensOf(capabilities: readonly OfferedCapability[], version: number): readonly string[] {
  return capabilities.map(({ name, value }) => (value === undefined || version < 302 ? name : `${name}=${value}`))
}
