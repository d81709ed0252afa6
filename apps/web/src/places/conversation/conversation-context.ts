import type { BufferKey, Effect, NetworkId } from '@longwire/model'
import { createContext, useContext } from 'solid-js'
import type { Drafting } from './composer/drafting.ts'
import type { Ignored } from './ignored.ts'
import type { Panels } from './panels.ts'
import type { TakingBack } from './taking-back.ts'
import type { Unfolded } from './unfolded.ts'

/** What every part of a conversation stands on. */
export interface ConversationContext {
  readonly buffer: BufferKey
  readonly network: NetworkId
  readonly drafting: Drafting
  readonly panels: Panels
  readonly unfolded: Unfolded
  readonly ignored: Ignored
  readonly takingBack: TakingBack
  /** Shows what a command leads to. */
  readonly act: (effect: Effect) => void
  /** Shows a line of this conversation, wherever it is. */
  readonly showLine: (id: string) => void
}

export const ConversationContext = createContext<ConversationContext>()

/** The conversation around a component; outside of one it is a bug. */
export function useConversation(): ConversationContext {
  const context = useContext(ConversationContext)
  if (context === undefined) throw new Error('useConversation outside of a conversation')
  return context
}
