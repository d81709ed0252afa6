import type { CloseReason } from './close-reason.ts'
import type { RequestId } from './ids.ts'
import type { Outcome } from './intents.ts'
import type { Message, Source } from '../message/message.ts'

/** What every event that came from a line carries. */
export interface Provenance {
  /** The line itself. */
  readonly message: Message
  /** The server's time where it gave one, else when the line was read. Milliseconds since 1970. */
  readonly time: number
  /** The network's id of the message; undefined where it has none. */
  readonly msgid: string | undefined
  /** The sender's services account, where known from the line. */
  readonly account: string | undefined
  /** True for what is played back (history, search results): it changes no state and alerts nobody. */
  readonly replayed: boolean
  /** True where bytes of the line could not be decoded, or it was too long and cut: some of it is missing. */
  readonly damaged?: boolean | undefined
  /** The request that this line answers, where that is known. */
  readonly request: RequestId | undefined
  /** The batch that the line is in, the innermost one. */
  readonly batch?: BatchInfo | undefined
}

/** An open batch. Source: https://ircv3.net/specs/extensions/batch */
export interface BatchInfo {
  /** Opaque, case-sensitive, unique while the batch is open. */
  readonly reference: string
  /** `netsplit`, `chathistory`, `labeled-response` and so on. */
  readonly type: string
  readonly params: readonly string[]
  /** The batch that this one stands in. */
  readonly parent: string | undefined
}

/** What the core of the session tells; extensions add their own. Names are past tense. */
export type CoreEvent =
  | { readonly type: 'registered'; readonly nickname: string; readonly server: string }
  | { readonly type: 'disconnected'; readonly reason: CloseReason }
  | { readonly type: 'request-settled'; readonly request: RequestId; readonly outcome: Outcome }
  | MessageReceived
  | (Provenance & {
      readonly type: 'user-joined'
      readonly channel: string
      readonly nickname: string
      readonly own: boolean
    })
  | (Provenance & {
      readonly type: 'user-parted'
      readonly channel: string
      readonly nickname: string
      readonly own: boolean
      readonly reason: string
    })
  | (Provenance & {
      readonly type: 'user-quit'
      readonly nickname: string
      readonly reason: string
      /** Where we shared a channel with them until now. */
      readonly channels: readonly string[]
    })
  | (Provenance & {
      readonly type: 'user-kicked'
      readonly channel: string
      readonly nickname: string
      readonly by: Source | undefined
      readonly own: boolean
      readonly reason: string
    })
  | (Provenance & {
      readonly type: 'nickname-changed'
      readonly from: string
      readonly to: string
      readonly own: boolean
      readonly channels: readonly string[]
    })
  | (Provenance & {
      readonly type: 'topic-changed'
      readonly channel: string
      readonly topic: string
      readonly by: Source | undefined
    })
  | (Provenance & {
      readonly type: 'modes-changed'
      readonly target: string
      readonly changes: string
      readonly params: readonly string[]
    })
  | (Provenance & {
      readonly type: 'user-invited'
      readonly channel: string
      readonly nickname: string
      readonly by: Source | undefined
    })
  /**
   * A text of ours was handed to the transport, and no echo of it will come: the server has no echo-message. Whether it arrives is
   * not known; where it is refused, `message-refused` or the request's outcome says so. Never told beside a `message-received`.
   */
  | {
      readonly type: 'message-sent'
      readonly request: RequestId
      readonly as: 'privmsg' | 'notice' | 'action'
      readonly target: string
      /** The whole text, however many lines carried it. */
      readonly text: string
      /** Milliseconds since 1970. */
      readonly time: number
    }
  /** A message of ours was not delivered, and no request of ours waits for it any more. */
  | (Provenance & {
      readonly type: 'message-refused'
      readonly target: string
      /** The id of the message, where the other side knows which it was. */
      readonly refused?: string
      readonly code: string
      readonly text: string
    })
  /** The server sent us to another channel than the one that we asked for (470). */
  | (Provenance & { readonly type: 'channel-forwarded'; readonly from: string; readonly to: string })
  /** The topic as it stands in the state was told, without being changed (331, 332, 333). */
  | { readonly type: 'topic-listed'; readonly channel: string }
  /** The modes as they stand in the state were told, without being changed (324). */
  | { readonly type: 'modes-listed'; readonly channel: string }
  /** A CTCP request or answer other than ACTION; what the session answers by itself is answered already. */
  | (Provenance & {
      readonly type: 'ctcp-received'
      readonly as: 'request' | 'answer'
      readonly source: Source | undefined
      readonly target: string
      /** Upper case: `VERSION`. */
      readonly command: string
      readonly text: string
      readonly own: boolean
    })
  /** Channels that waited for a sign (`joinAfter`) are joined now. `inTime` is false where the sign did not come in time. */
  | { readonly type: 'joining-begun'; readonly inTime: boolean }
  /** Logged in to a services account, or out of it. */
  | { readonly type: 'account-changed'; readonly account: string | undefined }
  /** We are marked as away, or not any more. */
  | { readonly type: 'away-changed'; readonly away: boolean }
  /** The members of a channel are known in full. */
  | { readonly type: 'members-listed'; readonly channel: string }
  | { readonly type: 'isupport-changed' }
  | { readonly type: 'capabilities-changed'; readonly enabled: readonly string[]; readonly disabled: readonly string[] }
  /** FAIL, WARN, NOTE. Source: https://ircv3.net/specs/extensions/standard-replies */
  | (Provenance & {
      readonly type: 'standard-reply-received'
      readonly severity: 'fail' | 'warn' | 'note'
      readonly command: string
      readonly code: string
      readonly context: readonly string[]
      readonly text: string
    })
  /** A line that nothing else speaks of: a numeric for the console, an unknown command. */
  | (Provenance & { readonly type: 'reply-received' })

/** Somebody said something: in a channel, to us, or we did ourselves. */
export type MessageReceived = Provenance & {
  readonly type: 'message-received'
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly source: Source | undefined
  /** As on the wire, without a STATUSMSG prefix: a channel or a nickname. */
  readonly target: string
  /** The STATUSMSG prefix (`@`), or the empty string. */
  readonly status: string
  readonly text: string
  /** True for what we said ourselves: an echo, or from another screen. */
  readonly own: boolean
}
