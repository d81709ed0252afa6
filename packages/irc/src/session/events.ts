import type { CoreEvent } from './core-events.ts'
import type { ExtensionEvent } from '../extensions.ts'

/** Everything that a session can tell: what the core knows, and what each extension adds. */
export type IrcEvent = CoreEvent | ExtensionEvent

/** The event of one type. */
export type EventOf<Type extends IrcEvent['type']> = Extract<IrcEvent, { readonly type: Type }>
