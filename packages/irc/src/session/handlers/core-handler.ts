import type { Message } from '../../message/message.ts'
import type { SessionCore } from '../session-core.ts'

/** Takes one line; true where it needs no further `reply-received`. */
export type CoreHandler = (core: SessionCore, message: Message) => boolean

/** By upper-case command. */
export type CoreHandlers = Readonly<Record<string, CoreHandler>>
