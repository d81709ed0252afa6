import type { JoinSign } from './config.ts'
import { askToJoin, joinWanted } from './joining.ts'
import { settleUnasked } from './requests/sending.ts'
import type { HeldJoin } from './session-memory.ts'
import type { SessionCore } from './session-core.ts'
import { HELD_JOINS_MS, MAX_PENDING_REQUESTS } from './session-limits.ts'

/**
 * What comes between the registration and the first JOIN, on every connection: the user's own lines (a login by message, a mode
 * that hides the host), then the channels, at once or when a sign was seen that those lines have had their effect.
 */
export function prepareJoining(core: SessionCore): void {
  const { memory, secrets, state } = core
  for (const message of secrets.beforeJoining?.(state.identity.nickname) ?? []) core.send(message)
  const { joinAfter } = memory.config
  const loggedIn = joinAfter?.signs.includes('logged-in') === true && state.identity.account !== undefined
  if (joinAfter === undefined || loggedIn) {
    joinWanted(core)
    return
  }
  memory.heldJoins = []
  core.setTimer('joining', core.now + (joinAfter.timeLimit ?? HELD_JOINS_MS))
}

/** Keeps a join for later; false where joins are not held. */
export function holdJoin(core: SessionCore, join: HeldJoin): boolean {
  const { heldJoins } = core.memory
  if (heldJoins === undefined) return false
  if (heldJoins.length < MAX_PENDING_REQUESTS) heldJoins.push(join)
  else settleUnasked(core, join.request, 'Too many requests wait for an answer')
  return true
}

/** Something has happened that joins may wait for. */
export function signSeen(core: SessionCore, sign: 'host-hidden' | 'logged-in'): void {
  const { heldJoins, config } = core.memory
  if (heldJoins !== undefined && config.joinAfter?.signs.includes(sign) === true) joinHeld(core, true)
}

/** Somebody sent us a notice, which joins may wait for. */
export function noticeSeen(core: SessionCore, nickname: string, text: string): void {
  const { heldJoins, config } = core.memory
  if (heldJoins === undefined) return
  const means = (sign: JoinSign): boolean =>
    typeof sign === 'object' && core.sameName(sign.noticeFrom, nickname) && text.includes(sign.including)
  if (config.joinAfter?.signs.some(means) === true) joinHeld(core, true)
}

/** Joins what waits. `inTime`: a sign was seen; else the time is over. */
export function joinHeld(core: SessionCore, inTime: boolean): void {
  const { heldJoins = [] } = core.memory
  core.memory.heldJoins = undefined
  core.clearTimer('joining')
  core.emit({ type: 'joining-begun', inTime })
  joinWanted(core, new Set(heldJoins.map(({ channel }) => core.fold(channel))))
  for (const join of heldJoins) askToJoin(core, join)
}

/** The connection is gone: nothing that was held was sent. */
export function forgetHeldJoins(core: SessionCore): void {
  const { heldJoins = [] } = core.memory
  core.memory.heldJoins = undefined
  for (const { request } of heldJoins) {
    core.emit({ type: 'request-settled', request, outcome: { kind: 'disconnected', sent: false } })
  }
}
