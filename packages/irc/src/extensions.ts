/** The events of all extensions. */
export type ExtensionEvent = never
