import type { Outcome, RequestId } from '@longwire/irc'
import { connectError } from '../connect-errors.ts'
import { beginOperation, type Operation, type OperationControl } from '../operation.ts'

type Pending = {
  readonly control: OperationControl<Outcome>
  /** Lines of the request that have not left this process. */
  unflushed: number
  sends: Operation<void>[]
  outcome: Outcome | undefined
  sent: boolean
}

/** What was asked of the session and has not settled. */
export class Requests {
  readonly #pending = new Map<RequestId, Pending>()
  #count = 0

  /** A new request. A cancel takes its lines out of the queue, as far as they have not gone. */
  begin(kind: string): { readonly request: RequestId; readonly operation: Operation<Outcome> } {
    const request = `r${++this.#count}`
    const control = beginOperation<Outcome>(kind, () => {
      const cancelled = this.#pending.get(request)
      this.#pending.delete(request)
      for (const sending of cancelled?.sends ?? []) sending.cancel()
    })
    this.#pending.set(request, { control, unflushed: 0, sends: [], outcome: undefined, sent: false })
    return { request, operation: control.operation }
  }

  /** The session refused it as impossible to carry. */
  fail(request: RequestId, error: Error): void {
    const pending = this.#pending.get(request)
    this.#pending.delete(request)
    pending?.control.reject(error)
  }

  /** A line of the request is on its way: its outcome waits for the bytes to leave. */
  sending(request: RequestId, operation: Operation<void>): void {
    const pending = this.#pending.get(request)
    if (!pending) return
    pending.unflushed++
    pending.sends.push(operation)
    const gone = (sent: boolean) => {
      pending.unflushed--
      pending.sent ||= sent
      if (pending.unflushed === 0) pending.sends = []
      if (!sent) pending.outcome = { kind: 'disconnected', sent: false }
      this.#settleIfDone(request, pending)
    }
    operation.done.then(
      () => gone(true),
      (error: Error) => {
        // The queue was full or was emptied by the user: that is the caller's to know, not the network's refusal.
        if ('code' in error && (error.code === 'queue-full' || error.code === 'cancelled')) this.fail(request, error)
        else gone(false)
      },
    )
  }

  /** The session settled it. */
  settle(request: RequestId, outcome: Outcome): void {
    const pending = this.#pending.get(request)
    if (!pending) return
    pending.outcome ??= outcome
    this.#settleIfDone(request, pending)
  }

  /** The client is closed for good. */
  close(): void {
    for (const { control } of this.#pending.values()) control.reject(connectError('closed'))
    this.#pending.clear()
  }

  #settleIfDone(request: RequestId, pending: Pending): void {
    if (!pending.outcome || pending.unflushed > 0) return
    this.#pending.delete(request)
    pending.control.resolve(pending.outcome)
  }
}
