import type { BufferKey } from '../keys.ts'

/** What the screen is to do after a command. */
export type Effect =
  | { readonly kind: 'show'; readonly buffer: BufferKey }
  | { readonly kind: 'next-buffer'; readonly step: 1 | -1; readonly which: 'any' | 'unread' | 'mention' }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'mentions' }
  /** A file for the person to keep. */
  | { readonly kind: 'save'; readonly name: string; readonly type: string; readonly text: string }
  /** The person wants to leave: the screen closes, or where it cannot, tells the text. */
  | { readonly kind: 'quit'; readonly text: string }
  | { readonly kind: 'show-line'; readonly buffer: BufferKey; readonly line: string }
