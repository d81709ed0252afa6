import { MAX_SUBSCRIPTIONS } from '../metadata/metadata-keys.ts'
import { multilineLimitsAt } from './client-batch.ts'
import type { Offer } from './negotiation.ts'

/** One capability that a client may enable. */
interface OfferedCapability {
  readonly name: string
  readonly value?: (place: Place) => string
  /** Only while the bound network has it, with the network's value: the bouncer passes on what it is about. */
  readonly passed?: true
  /** Whether what the network has of it can be passed on. */
  readonly fits?: (value: string) => boolean
}

/**
 * What every client of the bouncer may enable, whatever its network can do: where a network lacks an extension, the
 * bouncer makes it up (echoes, ids, times, history), or what it is about simply does not happen. And what it may enable
 * only where the network can.
 */
const capabilities: readonly OfferedCapability[] = [
  { name: 'account-notify' },
  { name: 'account-tag' },
  { name: 'away-notify' },
  { name: 'batch' },
  { name: 'cap-notify' },
  { name: 'chghost' },
  { name: 'draft/account-registration', passed: true },
  { name: 'draft/channel-rename' },
  { name: 'draft/chathistory' },
  { name: 'draft/event-playback' },
  { name: 'draft/extended-isupport' },
  { name: 'draft/message-redaction', passed: true },
  { name: 'draft/metadata-2', value: metadataLimits },
  { name: 'draft/multiline', value: multilineLimits },
  { name: 'draft/oper-tag', passed: true },
  { name: 'draft/no-implicit-names' },
  { name: 'draft/pre-away' },
  { name: 'draft/read-marker' },
  { name: 'draft/webpush' },
  { name: 'echo-message' },
  { name: 'extended-join' },
  { name: 'extended-monitor', passed: true },
  { name: 'invite-notify' },
  { name: 'labeled-response' },
  { name: 'longwire/draft' },
  { name: 'longwire/preferences' },
  { name: 'longwire/refused' },
  { name: 'longwire/resume' },
  { name: 'longwire/unread' },
  { name: 'message-tags' },
  { name: 'multi-prefix' },
  { name: 'no-implicit-names' },
  // Of the network: whoever is here has logged in to the bouncer.
  { name: 'sasl', passed: true, fits: hasPlain, value: () => 'PLAIN' },
  { name: 'server-time' },
  { name: 'setname' },
  { name: 'soju.im/bouncer-networks' },
  { name: 'soju.im/bouncer-networks-notify' },
  { name: 'soju.im/client-cert' },
  { name: 'soju.im/no-implicit-names' },
  { name: 'soju.im/search' },
  { name: 'soju.im/webpush' },
  { name: 'standard-replies' },
  { name: 'userhost-in-names' },
]

/** What needs others to make sense. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'draft/multiline': ['batch', 'message-tags'],
  'longwire/preferences': ['batch'],
  'longwire/refused': ['message-tags'],
  'longwire/resume': ['batch', 'server-time', 'message-tags'],
}

/** Where a client is: which capabilities its network has enabled towards us, with the network's values. */
export type Place = ReadonlyMap<string, string>

/** At the bouncer itself, and at a network that is not connected. */
export const noNetwork: Place = new Map()

/** What a client may negotiate at a place, once it is registered. */
export function offerAt(place: Place): Offer {
  const here = capabilities.filter((one) => isAt(one, place))
  const names = new Set(here.map(({ name }) => name))
  return {
    tokens: (version) => here.map((one) => tokenOf(one, place, version)),
    accepts: (wanted) => complete(wanted).size === wanted.size,
    has: (name) => names.has(name),
  }
}

/**
 * What a client may negotiate before it is registered. That an account is needed is only told: whoever asks for that
 * capability is refused. `mechanisms` are those of SASL, with commas between.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/account-required.md
 */
export function registrationOffer(mechanisms: string): Offer {
  const registered = offerAt(noNetwork)
  return {
    tokens: (version) => [
      ...registered.tokens(version),
      version < 302 ? 'sasl' : `sasl=${mechanisms}`,
      'soju.im/account-required',
    ],
    // What it needs may be asked for later: senpai asks for one after the other, in no order.
    accepts: () => true,
    has: (name) => name === 'sasl' || registered.has(name),
  }
}

/** What of a wish is enabled: what is not offered is left out, and so is what lacks something that it needs. */
export function enabledAt(place: Place, wanted: Iterable<string>): ReadonlySet<string> {
  const offer = offerAt(place)
  return complete(new Set([...wanted].filter((name) => offer.has(name))))
}

/**
 * What of the offer depends on the network, as tokens of CAP NEW, by name: capabilities that come and go with it, and those whose
 * value is its limits.
 */
export function dependentAt(place: Place): ReadonlyMap<string, string> {
  const dependent = capabilities.filter((one) => (one.passed === true ? isAt(one, place) : one.value !== undefined))
  return new Map(dependent.map((one) => [one.name, tokenOf(one, place, 302)]))
}

/** What of these can be enabled together: without what lacks something that it needs. */
export function complete(wanted: ReadonlySet<string>): ReadonlySet<string> {
  const enabled = new Set(wanted)
  for (const [name, needed] of Object.entries(needs)) {
    if (!needed.every((other) => enabled.has(other))) enabled.delete(name)
  }
  return enabled
}

function isAt({ name, passed, fits }: OfferedCapability, place: Place): boolean {
  return passed !== true || (place.has(name) && fits?.(place.get(name) ?? '') !== false)
}

function tokenOf({ name, value, passed }: OfferedCapability, place: Place, version: number): string {
  const told = value === undefined && passed === true ? withoutEarly(place.get(name)) : value?.(place)
  return told === undefined || told === '' || version < 302 ? name : `${name}=${told}`
}

/** Those of the names that a client has enabled, with their values as a client of version 302 is told them. */
export function enabledTokens(place: Place, enabled: ReadonlySet<string>): readonly string[] {
  const known = new Map(capabilities.map((one) => [one.name, one]))
  return [...enabled].map((name) => {
    const one = known.get(name)
    return one === undefined ? name : tokenOf(one, place, 302)
  })
}

/** No more than the network takes as one message, where it takes such. */
function multilineLimits(place: Place): string {
  const { maxBytes, maxLines } = multilineLimitsAt(place)
  return `max-bytes=${maxBytes},max-lines=${maxLines}`
}

/** The network's own limits for what is set there; one of ours for what a client is told of. See docs/extensions/metadata.md. */
function metadataLimits(place: Place): string {
  const theirs = place.get('draft/metadata-2')
  if (theirs === undefined) return `max-subs=${MAX_SUBSCRIPTIONS},max-keys=0,max-value-bytes=300`
  const kept = theirs.split(',').filter((token) => /^max-(?:keys|value-bytes)=/.test(token))
  return [`max-subs=${MAX_SUBSCRIPTIONS}`, ...kept].join(',')
}

/** The one mechanism that can be passed on; a network that names none may have it. */
function hasPlain(mechanisms: string): boolean {
  return mechanisms === '' || mechanisms.split(',').includes('PLAIN')
}

/** The network may be asked before its registration; a client of ours comes later. */
function withoutEarly(value: string | undefined): string | undefined {
  const parts = value?.split(',').filter((part) => part !== 'before-connect')
  return parts?.join(',')
}
