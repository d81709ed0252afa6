import type { Extension, HandlerContext } from '../extension.ts'
import type { ExtensionEvent } from '../extensions.ts'
import { fold, sameName } from '../names/casemapping.ts'
import type { SessionConfig } from '../session/config.ts'
import type { CoreEvent, Provenance } from '../session/core-events.ts'
import type { SessionState } from '../session/state.ts'

/** What a context reads of its listener. */
export interface ListenerView {
  readonly now: number
  readonly state: SessionState
  readonly provenance: Provenance
  emit(event: ExtensionEvent | CoreEvent): void
}

/** What an extension may see and do where nobody asks or answers: it reads its lines, and tells of them. */
export class ListenerContext implements HandlerContext<ExtensionEvent, unknown> {
  readonly slot: unknown
  readonly config: SessionConfig = { nickname: '' }
  readonly transport = undefined
  readonly sender = undefined
  readonly asked = false
  readonly #listener: ListenerView

  constructor(listener: ListenerView, { slot }: Extension<ExtensionEvent, unknown>) {
    this.#listener = listener
    this.slot = slot?.initial()
  }

  get now(): number {
    return this.#listener.now
  }

  get state(): SessionState {
    return this.#listener.state
  }

  get provenance(): Provenance {
    return this.#listener.provenance
  }

  fold(name: string): string {
    return fold(name, this.state.isupport.casemapping)
  }

  isOwn(nickname: string): boolean {
    return sameName(nickname, this.state.identity.nickname, this.state.isupport.casemapping)
  }

  enabled(): boolean {
    return true
  }

  emit(event: ExtensionEvent | CoreEvent): void {
    this.#listener.emit(event)
  }

  send(): void {}
  ask(): void {}
  reply(): void {}
  renameChannel(): void {}
  moveToTls(): void {}
  updateUser(): void {}
  setTimer(): void {}
  clearTimer(): void {}
}
