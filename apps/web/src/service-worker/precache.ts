/** What a service worker keeps of one version of the app. */
export interface Precache {
  /** Another one for any other contents. */
  readonly version: string
  /** Paths from the root. */
  readonly files: readonly string[]
}
