/** A mistake in what the bouncer was told: one message, with the place where it was told. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Where a value was given, as a person would look for it. */
export type Place =
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'file'; readonly file: string; readonly line: number; readonly name: string }

/** `longwire.toml:3: http: …`, `--http: …`, `LONGWIRE_HTTP: …` */
export function mistakeAt(place: Place, text: string): ConfigurationError {
  switch (place.kind) {
    case 'flag':
      return new ConfigurationError(`--${place.name}: ${text}`)
    case 'variable':
      return new ConfigurationError(`${place.name}: ${text}`)
    case 'file':
      return new ConfigurationError(`${place.file}:${place.line}: ${place.name}: ${text}`)
  }
}
