/** What a screen lets itself be set to by `/set`: its theme, its density. */
export interface ScreenSettings {
  all(): readonly ScreenSetting[]
  /** What `/bind` can let a key do besides commands, by its id; without it, anything is taken. */
  readonly keyActions?: readonly string[]
  /** Without a value, as it is for everybody. False where it cannot be that. */
  set(key: string, value: string | undefined): boolean
}

export interface ScreenSetting {
  /** Without blanks and slashes: `theme`. */
  readonly key: string
  /** What it is now. */
  readonly value: string
  /** What it may be; empty for any text. */
  readonly choices: readonly string[]
}

/** Of a screen without settings. */
export const noScreenSettings: ScreenSettings = { all: () => [], set: () => false }
