/** What a person chose for this device. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'high'
  readonly accent: 'mango' | 'sea' | 'moss' | 'plum' | 'slate'
  readonly textSize: 'small' | 'normal' | 'large' | 'largest'
  readonly density: 'comfortable' | 'compact'
  readonly clock: 'locale' | '12' | '24'
  readonly language: 'system' | 'en' | 'de'
  /** Whether comings and goings in a row are told in one sentence. */
  readonly condensing: boolean
  /** Whether people stand beside a channel where there is room for them. */
  readonly peopleBeside: boolean
  /** How conversations are ordered below those that are pinned. */
  readonly order: 'activity' | 'hand'
  /** Whether others are told that the person is typing. */
  readonly tellTyping: boolean
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  accent: 'mango',
  textSize: 'normal',
  density: 'comfortable',
  clock: 'locale',
  language: 'system',
  condensing: true,
  peopleBeside: true,
  order: 'activity',
  tellTyping: true,
}

/** Those that are one of a few. */
export type ChoiceName = 'theme' | 'contrast' | 'accent' | 'textSize' | 'density' | 'clock' | 'language'

/** What each may be, in the order in which they are offered. */
export const choices = {
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'high'],
  accent: ['mango', 'sea', 'moss', 'plum', 'slate'],
  textSize: ['small', 'normal', 'large', 'largest'],
  density: ['comfortable', 'compact'],
  clock: ['locale', '12', '24'],
  language: ['system', 'en', 'de'],
  condensing: [true, false],
  peopleBeside: [true, false],
  order: ['activity', 'hand'],
  tellTyping: [true, false],
} as const satisfies { readonly [Name in keyof Preferences]: readonly Preferences[Name][] }

/** Preferences as they were written down; whatever is not understood is as if it was never chosen. */
export function readPreferences(written: string | null): Preferences {
  const found = parsed(written)
  const chosen = Object.entries(choices).filter(([name, values]) =>
    (values as readonly unknown[]).includes(found[name]),
  )
  return { ...defaultPreferences, ...Object.fromEntries(chosen.map(([name]) => [name, found[name]])) }
}

function parsed(written: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(written ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
