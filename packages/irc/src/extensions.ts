import type { Extension } from './extension.ts'
import { batch } from './extensions/batch.ts'
import { echoMessage } from './extensions/echo-message.ts'
import { labeledResponse } from './extensions/labeled-response.ts'
import { messageIds } from './extensions/message-ids.ts'
import { messageTags } from './extensions/message-tags.ts'
import { serverTime } from './extensions/server-time.ts'

/** Every extension that a session knows. What annotates lines does so in this order. */
export const extensionList = [messageTags, serverTime, messageIds, batch, labeledResponse, echoMessage] as const

type EventOfExtension<One> = One extends Extension<infer Event, infer _Slot> ? Event : never

/** The events of all extensions. */
export type ExtensionEvent = EventOfExtension<(typeof extensionList)[number]>
