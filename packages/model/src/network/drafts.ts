import type { Environment } from '@longwire/connection'
import { draftRequest, type IrcEvent, MAX_DRAFT_BYTES, type MessageInit, type SessionState } from '@longwire/irc'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { isDraftSecret } from '../input/secrets.ts'

/** What sharing drafts needs of their network. */
export interface DraftNetwork {
  readonly ready: boolean
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  /** Whether the other side keeps drafts for all screens. */
  readonly keepsDrafts: boolean
  send(message: MessageInit): void
}

/** Milliseconds after the last key until a draft is told. */
const DELAY = 1_000

/** What was begun to be written, on all screens of a person. Source: docs/extensions/draft.md */
export class Drafts {
  readonly #network: DraftNetwork
  readonly #environment: Environment
  #clearTimer: (() => void) | undefined

  constructor(network: DraftNetwork, environment: Environment) {
    this.#network = network
    this.#environment = environment
  }

  /** One was changed at this screen. */
  changed(): void {
    this.#clearTimer?.()
    this.#clearTimer = this.#environment.schedule(this.#environment.now() + DELAY, () => this.online())
  }

  /** Whether the event is a draft of another screen. What is being written here counts more. */
  takes(event: IrcEvent): boolean {
    if (event.type !== 'draft-changed') return false
    const { buffers, state } = this.#network
    const { target, text } = event
    const buffer = text === '' ? buffers.get(target) : buffers.ensure(target, state.isupport)
    if (buffer !== undefined && !buffer.draftUntold) buffer.setDraft(text)
    return true
  }

  /** Tells what waits, where it can be told. */
  online(): void {
    const { ready, keepsDrafts, buffers } = this.#network
    if (!ready || !keepsDrafts) return
    for (const buffer of buffers.all().filter(({ draftUntold }) => draftUntold)) {
      this.#tell(buffer.name, buffer.draft)
      buffer.setDraft(buffer.draft)
    }
  }

  stop(): void {
    this.#clearTimer?.()
    this.#clearTimer = undefined
  }

  #tell(target: string, draft: string): void {
    if (target === '') return
    // What holds a password stays here (pitfall 13), and so does what nobody would keep.
    const message = draftRequest(target, isDraftSecret(draft, target) ? '' : draft.replaceAll('\0', ''))
    if ((message.params?.[1]?.length ?? 0) <= MAX_DRAFT_BYTES) this.#network.send(message)
  }
}
