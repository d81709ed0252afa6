import { tellEnabled, tellOffered } from '../extension-calls.ts'
import { extensions, isWanted } from '../extension-table.ts'
import { beginLogin, loginBegun, loginUnavailable, wantsToLogIn } from '#login'
import type { CoreHandler } from '../handlers/core-handler.ts'
import { introduce, needMet } from './needs.ts'
import { CAP_REQUEST_BYTES, MAX_CAPABILITIES } from '../session-limits.ts'
import type { SessionCore } from '../session-core.ts'

/** Nothing negotiated yet. */
export function resetCapabilities(core: SessionCore): void {
  const { negotiation, state } = core.memory
  negotiation.spoken = false
  negotiation.listed = false
  negotiation.outstanding = []
  negotiation.refused.clear()
  state.capabilities.offered.clear()
  state.capabilities.enabled.clear()
}

/** Source: https://ircv3.net/specs/extensions/capability-negotiation */
export const capHandler: CoreHandler = (core, { params }) => {
  const subcommand = (params[1] ?? '').toUpperCase()
  const names = (params.length > 2 ? (params.at(-1) ?? '') : '').split(' ').filter((name) => name !== '')
  if (core.memory.transport?.preregistered !== true) core.memory.negotiation.spoken = true
  switch (subcommand) {
    case 'LS':
      // A `*` before the list says that more of it comes.
      listed(core, names, params.length > 3 && params[2] === '*')
      return true
    case 'ACK':
      acknowledged(core, names)
      return true
    case 'NAK':
      refused(core, names)
      return true
    case 'NEW':
      offer(core, names)
      tellOffered(core, names.map(nameOf))
      if (core.memory.closing === undefined) requestWanted(core)
      return true
    case 'DEL':
      withdrawn(core, names)
      return true
    default:
      return false
  }
}

/** The server does not know CAP (421, 451): the registration goes on without. */
export const capUnknown: CoreHandler = (core) => {
  if (core.memory.negotiation.spoken || !core.memory.registration.needs.has('capabilities')) return false
  introduce(core)
  if (core.memory.registration.needs.has('login')) loginUnavailable(core, 'The server knows no login')
  needMet(core, 'capabilities')
  return false
}

function listed(core: SessionCore, names: readonly string[], more: boolean): void {
  offer(core, names)
  if (more) return
  tellOffered(core, core.state.capabilities.offered.keys())
  if (core.memory.closing !== undefined) return
  const first = !core.memory.negotiation.listed
  core.memory.negotiation.listed = true
  if (first) introduce(core)
  requestWanted(core)
}

function offer(core: SessionCore, names: readonly string[]): void {
  const { offered } = core.state.capabilities
  for (const name of names) {
    const key = nameOf(name)
    if (offered.size >= MAX_CAPABILITIES && !offered.has(key)) continue
    offered.set(key, name.slice(key.length + 1))
    // Offered anew, it may be asked for anew.
    core.memory.negotiation.refused.delete(key)
  }
  core.touch()
}

/** `name=value` without its value. */
function nameOf(token: string): string {
  const equals = token.indexOf('=')
  return equals === -1 ? token : token.slice(0, equals)
}

/** Requests what is known, offered, and not enabled yet, in lines that are short enough. */
function requestWanted(core: SessionCore): void {
  let set: string[] = []
  let bytes = 0
  for (const name of wantedNames(core)) {
    if (set.length > 0 && bytes + name.length + 1 > CAP_REQUEST_BYTES) {
      request(core, set)
      set = []
      bytes = 0
    }
    set.push(name)
    bytes += name.length + 1
  }
  if (set.length > 0) request(core, set)
  settleNegotiation(core)
}

function wantedNames(core: SessionCore): readonly string[] {
  const { enabled, offered } = core.state.capabilities
  const { outstanding, refused: given } = core.memory.negotiation
  const names: string[] = []
  for (const extension of extensions) {
    if (!isWanted(core, extension)) continue
    const name = extension.capabilities.find((candidate) => offered.has(candidate) && !given.has(candidate))
    // One name of an extension is enough: a later, lesser one is not requested beside it.
    const settled = extension.capabilities.some(
      (candidate) => enabled.has(candidate) || outstanding.some((set) => set.includes(candidate)),
    )
    if (name !== undefined && !settled && !names.includes(name)) names.push(name)
  }
  if (wantsToLogIn(core) && offered.has('sasl') && !enabled.has('sasl') && !given.has('sasl')) {
    if (!outstanding.some((set) => set.includes('sasl'))) names.push('sasl')
  }
  return names
}

function request(core: SessionCore, set: string[]): void {
  core.memory.negotiation.outstanding.push(set)
  core.send({ command: 'CAP', params: ['REQ', set.join(' ')] })
}

function acknowledged(core: SessionCore, names: readonly string[]): void {
  const { enabled, offered } = core.state.capabilities
  const { negotiation } = core.memory
  const on: string[] = []
  const off: string[] = []
  for (const marked of names) {
    // Version 3.1 knew the marks `~` and `=`.
    const token = marked.replace(/^[~=]+/, '')
    // On a preregistered transport there was no list before, so values come here.
    const name = nameOf(token)
    if (name.startsWith('-')) {
      if (enabled.delete(name.slice(1))) off.push(name.slice(1))
    } else if (!enabled.has(name) && enabled.size < MAX_CAPABILITIES) {
      enabled.add(name)
      if (token !== name || !offered.has(name)) offer(core, [token])
      on.push(name)
    }
    for (const set of negotiation.outstanding) {
      const at = set.indexOf(name)
      if (at !== -1) set.splice(at, 1)
    }
  }
  negotiation.outstanding = negotiation.outstanding.filter((set) => set.length > 0)
  tellChange(core, on, off)
  tellEnabled(core, on)
  if (on.includes('sasl')) beginLogin(core)
  settleNegotiation(core)
}

/** A set is refused as a whole, though one name may be the reason: halves of it are asked for. */
function refused(core: SessionCore, names: readonly string[]): void {
  const { negotiation } = core.memory
  const { outstanding } = negotiation
  // Long lists are cut by some servers, so the set need not be told in full.
  const found = outstanding.findIndex((set) => names.length > 0 && names.every((name) => set.includes(name)))
  const [set = []] = outstanding.splice(Math.max(found, 0), 1)
  const [only] = set
  if (set.length === 1 && only !== undefined) negotiation.refused.add(only)
  else if (set.length > 1) {
    const middle = Math.ceil(set.length / 2)
    request(core, set.slice(0, middle))
    request(core, set.slice(middle))
  }
  settleNegotiation(core)
}

function withdrawn(core: SessionCore, names: readonly string[]): void {
  const { enabled, offered } = core.state.capabilities
  const off: string[] = []
  for (const name of names) {
    offered.delete(name)
    if (enabled.delete(name)) off.push(name)
  }
  tellChange(core, [], off)
}

/** When nothing is outstanding any more, the need of the registration is met. */
function settleNegotiation(core: SessionCore): void {
  const { negotiation, registration, state } = core.memory
  if (negotiation.outstanding.length > 0 || !negotiation.listed || !registration.needs.has('capabilities')) return
  if (registration.needs.has('login') && !state.capabilities.enabled.has('sasl') && !loginBegun(core)) {
    loginUnavailable(core, 'The server offers no login')
  }
  needMet(core, 'capabilities')
}

function tellChange(core: SessionCore, enabled: readonly string[], disabled: readonly string[]): void {
  if (enabled.length === 0 && disabled.length === 0) return
  core.touch()
  core.emit({ type: 'capabilities-changed', enabled, disabled })
}
