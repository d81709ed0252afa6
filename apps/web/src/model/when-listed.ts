import type { Model } from '@longwire/model'
import { whenIdle } from '../when-idle.ts'

/** Milliseconds until it is taken that there is nothing to list. */
const patience = 4_000

/**
 * Does something when the conversations are there, and there is nothing better to do: before, it would share the line and the
 * processor with what somebody waits for. Where there is no conversation, some seconds later.
 */
export function whenListed(model: Model, act: () => void): void {
  let waiting = true
  const timer = setTimeout(go, patience)
  const stop = model.subscribe('buffers', look)
  look()

  function look(): void {
    if (model.state.buffers.size > 0) go()
  }
  function go(): void {
    if (!waiting) return
    waiting = false
    clearTimeout(timer)
    stop()
    whenIdle(act)
  }
}
