import type { NotifyLevel } from '@longwire/attention'

/** What a person chose for one conversation. */
export interface BufferSettings {
  /** It stands on top. */
  readonly pinned: boolean
  /** Nothing in it counts or notifies until then (milliseconds since 1970, exclusive); Infinity for ever, 0 not at all. */
  readonly mutedUntil: number
  /** Which of its lines may notify; undefined: what its kind has (a person all, a channel mentions). */
  readonly notify: NotifyLevel | undefined
  /** Out of sight until somebody says something there. */
  readonly archived: boolean
  /** A channel that the bouncer stays in, out of sight of the screens. Source: docs/extensions/detached-channels.md */
  readonly detached: boolean
  /** A person who is not heard, wherever they say something. */
  readonly blocked: boolean
  /** Its place where the order is by hand; smaller is higher. */
  readonly order: number | undefined
}

/** Where nothing was chosen. */
export const noSettings: BufferSettings = {
  pinned: false,
  mutedUntil: 0,
  notify: undefined,
  archived: false,
  detached: false,
  blocked: false,
  order: undefined,
}

/** The metadata key of what is archived. */
export const archivedKey = 'longwire/archived'

type Wired = {
  readonly [Key in keyof BufferSettings]: {
    readonly key: string
    read(value: string | undefined): BufferSettings[Key]
    write(value: BufferSettings[Key]): string | undefined
  }
}

const flag = (key: string) => ({
  key,
  read: (value: string | undefined) => value === '1',
  write: (on: boolean) => (on ? '1' : undefined),
})

/** How each stands in metadata. Source: docs/extensions/metadata.md */
const wired: Wired = {
  pinned: flag('soju.im/pinned'),
  archived: flag(archivedKey),
  detached: flag('longwire/detached'),
  blocked: flag('soju.im/blocked'),
  mutedUntil: {
    key: 'longwire/muted-until',
    read: (value) => (value === undefined ? 0 : Math.max(0, Number(value) * 1_000) || 0),
    write: (until) =>
      until === 0 || until === Number.POSITIVE_INFINITY ? undefined : String(Math.ceil(until / 1_000)),
  },
  notify: {
    key: 'longwire/notify',
    read: (value) => (value === 'all' || value === 'mentions' || value === 'none' ? value : undefined),
    write: (level) => level,
  },
  order: {
    key: 'longwire/order',
    read: (value) => (value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value)),
    write: (order) => (order === undefined ? undefined : String(order)),
  },
}

/** Muted for ever has a key of its own, which other clients know. */
const mutedKey = 'soju.im/muted'

/** The metadata keys that a screen wants to be told of. */
export const settingKeys: readonly string[] = [mutedKey, ...Object.values(wired).map(({ key }) => key)]

/** Settings as the metadata of one target says, by key. */
export function settingsFrom(values: ReadonlyMap<string, string>): BufferSettings {
  const read = Object.entries(wired).map(([name, one]) => [name, one.read(values.get(one.key))])
  const settings = Object.fromEntries(read) as unknown as BufferSettings
  return values.get(mutedKey) === '1' ? { ...settings, mutedUntil: Number.POSITIVE_INFINITY } : settings
}

/** What to set (without a value: to unset) so that these hold. */
export function metadataOf(
  change: Partial<BufferSettings>,
): readonly (readonly [key: string, value: string | undefined])[] {
  const entries = (Object.keys(change) as (keyof BufferSettings)[]).map(
    (name) => [wired[name].key, wired[name].write(change[name] as never)] as const,
  )
  const { mutedUntil } = change
  if (mutedUntil === undefined) return entries
  return [...entries, [mutedKey, mutedUntil === Number.POSITIVE_INFINITY ? '1' : undefined]]
}
