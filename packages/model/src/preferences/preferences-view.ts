import type { HighlightRule, IgnoreRule, NotifyLevel, QuietHours } from '@longwire/attention'
import type { NetworkId } from '../keys.ts'

/** What a person chose for all their screens, as plain data; replaced when something in it changes. */
export interface PreferencesView {
  /** Whether the other side keeps them; where it does not, they hold on this screen alone. */
  readonly kept: boolean
  /** Words and patterns that call the person, and exceptions from them. */
  readonly highlights: readonly KeptRule<HighlightRule>[]
  /** Who is not heard. */
  readonly ignores: readonly KeptRule<IgnoreRule>[]
  /** Times of the day without notifications. */
  readonly quietHours: readonly QuietHours[]
  /** No notifications until then (milliseconds since 1970, exclusive); 0: notifications as ever. */
  readonly quietUntil: number
  /** What is pushed of conversations that say nothing themselves. */
  readonly pushLevel: NotifyLevel
  /** All of them as they are kept, also those that are the screens' own (`web/…`, `screen/…`). */
  readonly values: ReadonlyMap<string, string>
}

/** One rule, and what it is called where it is kept. */
export interface KeptRule<Rule> {
  readonly id: string
  /** Where it holds; undefined everywhere. */
  readonly network: NetworkId | undefined
  readonly rule: Rule
}

/** What the keys mean to the bouncer as well. Source: docs/extensions/preferences.md */
export const preferenceKeys = {
  highlight: 'highlight/',
  ignore: 'ignore/',
  quiet: 'quiet',
  doNotDisturb: 'dnd',
  clock: 'clock',
  language: 'language',
  pushLevel: 'push/level',
} as const

/** Before anything is known. */
export const noPreferences: PreferencesView = readPreferences(new Map(), false)

/** What these values mean; what cannot be read is as if it was not there. */
export function readPreferences(values: ReadonlyMap<string, string>, kept: boolean): PreferencesView {
  const level = readJson(values.get(preferenceKeys.pushLevel)) ?? values.get(preferenceKeys.pushLevel)
  const until = record(readJson(values.get(preferenceKeys.doNotDisturb)))['until']
  const quiet = readJson(values.get(preferenceKeys.quiet))
  return {
    kept,
    highlights: rulesIn(values, preferenceKeys.highlight, isHighlight),
    ignores: rulesIn(values, preferenceKeys.ignore, isIgnore),
    quietHours: Array.isArray(quiet) ? quiet.filter(isQuietHours) : [],
    quietUntil: typeof until === 'number' ? until : 0,
    pushLevel: level === 'all' || level === 'none' ? level : 'mentions',
    values,
  }
}

function rulesIn<Rule>(
  values: ReadonlyMap<string, string>,
  prefix: string,
  is: (value: unknown) => value is Rule,
): readonly KeptRule<Rule>[] {
  return [...values].flatMap(([key, text]) => {
    if (!key.startsWith(prefix)) return []
    const value = readJson(text)
    if (!is(value)) return []
    const { network, ...rule } = value as Rule & { readonly network?: unknown }
    return [
      {
        id: key.slice(prefix.length),
        network: typeof network === 'string' ? network : undefined,
        // What is beside the network is the rule.
        rule: rule as unknown as Rule,
      },
    ]
  })
}

function isHighlight(value: unknown): value is HighlightRule {
  const { kind, pattern, channels } = record(value)
  return (kind === 'word' || kind === 'regex') && typeof pattern === 'string' && isTexts(channels ?? [])
}

function isIgnore(value: unknown): value is IgnoreRule {
  const { mask, levels, channels, until } = record(value)
  return (
    typeof mask === 'string' &&
    isTexts(levels) &&
    isTexts(channels ?? []) &&
    (until === undefined || typeof until === 'number')
  )
}

function isQuietHours(value: unknown): value is QuietHours {
  const { from, to } = record(value)
  return typeof from === 'number' && typeof to === 'number'
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
