import { fold } from '../names/casemapping.ts'
import type { SessionConfig, SessionSecrets } from './config.ts'
import { giveUpBatches } from './batches.ts'
import { dispatch } from './dispatch.ts'
import { carryOut } from './doing.ts'
import { tellExtensions, wakeExtension } from './extension-calls.ts'
import { forgetHeldJoins, joinHeld } from './held-joins.ts'
import type { Intent } from './intents.ts'
import { initialIsupport } from '../isupport/isupport.ts'
import type { Line } from '../message/line.ts'
import { askForWork, loginDerived, loginTimedOut } from '#login'
import { parseMessage } from '../message/message.ts'
import { introduce, needMet } from './registration/needs.ts'
import { beginRegistration, forgetConnection, registrationTimedOut } from './registration/registration.ts'
import { noRequests } from './requests/request-memory.ts'
import { disconnectAll, expire } from './requests/settling.ts'
import type { CloseReason } from './close-reason.ts'
import type { DeriveId, TimerId } from './ids.ts'
import type { Output, Session, SessionSnapshot } from './session.ts'
import type { TransportInfo } from './transport-info.ts'
import { SessionCore } from './session-core.ts'
import type { SessionMemory } from './session-memory.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import type { SessionState } from './state.ts'
import { UserMap } from './user-map.ts'

/** A session that is not connected yet. */
export function createSession(config: SessionConfig, secrets: SessionSecrets = {}): Session {
  return new IrcSession(new SessionCore(freshMemory(config), secrets))
}

/**
 * A session as it was when the snapshot was taken; with the same inputs it gives the same outputs as the one that was
 * written down. Undefined where the snapshot is of another version: then a new session is made and connects afresh.
 */
export function restoreSession(snapshot: SessionSnapshot, secrets: SessionSecrets = {}): Session | undefined {
  const memory = readSnapshot(snapshot)
  return memory === undefined ? undefined : new IrcSession(new SessionCore(memory, secrets))
}

class IrcSession implements Session {
  readonly #core: SessionCore

  constructor(core: SessionCore) {
    this.#core = core
  }

  get state(): SessionState {
    return this.#core.state
  }

  connected(info: TransportInfo, now: number): readonly Output[] {
    this.#core.begin(now)
    beginRegistration(this.#core, info)
    return this.#core.takeOutputs()
  }

  receive(line: Line, now: number): readonly Output[] {
    const core = this.#core
    core.now = now
    const { closing, timers } = core.memory
    if (core.state.phase !== 'offline' && (closing === undefined || timers.has('quit'))) {
      const message = parseMessage(line.text)
      // Whoever turned us away may say why.
      if (message !== undefined && (closing === undefined || message.command === 'ERROR')) {
        dispatch(core, message, line.damaged)
      }
    }
    return core.takeOutputs()
  }

  do(intent: Intent, now: number): readonly Output[] {
    this.#core.begin(now)
    carryOut(this.#core, intent)
    return this.#core.takeOutputs()
  }

  wake(timer: TimerId, now: number): readonly Output[] {
    const core = this.#core
    core.begin(now)
    // One that was cleared, or moved, while its call was on the way says nothing.
    const at = core.memory.timers.get(timer)
    if (at !== undefined && at <= now) {
      core.memory.timers.delete(timer)
      if (timer.includes('/')) wakeExtension(core, timer)
      else wakers[timer]?.(core)
    }
    return core.takeOutputs()
  }

  derived(id: DeriveId, result: Uint8Array, now: number): readonly Output[] {
    this.#core.begin(now)
    loginDerived(this.#core, id, result)
    return this.#core.takeOutputs()
  }

  closed(reason: CloseReason, now: number): readonly Output[] {
    const core = this.#core
    core.begin(now)
    if (core.state.phase !== 'offline') {
      const { closing, quitting } = core.memory
      tellExtensions(core, 'disconnected')
      const own: CloseReason | undefined = quitting ? { code: 'quit', text: reason.text, retry: false } : undefined
      disconnectAll(core)
      forgetHeldJoins(core)
      for (const id of core.memory.timers.keys()) core.clearTimer(id)
      forgetConnection(core)
      core.memory.transport = undefined
      core.state.phase = 'offline'
      core.emit({ type: 'disconnected', reason: closing ?? own ?? reason })
    }
    return core.takeOutputs()
  }

  resume(now: number): readonly Output[] {
    const core = this.#core
    core.begin(now)
    for (const [id, at] of core.memory.timers) core.output({ kind: 'set-timer', id, at })
    askForWork(core)
    return core.takeOutputs()
  }

  snapshot(): SessionSnapshot {
    return writeSnapshot(this.#core.memory)
  }
}

const wakers: Readonly<Record<TimerId, (core: SessionCore) => void>> = {
  introduction: introduce,
  registration: registrationTimedOut,
  greeting: (core) => needMet(core, 'greeting'),
  login: loginTimedOut,
  requests: expire,
  batches: giveUpBatches,
  joining: (core) => joinHeld(core, false),
  quit: (core) => core.close(core.memory.closing ?? { code: 'quit', text: '', retry: false }),
}

function freshMemory(config: SessionConfig): SessionMemory {
  return {
    config,
    state: {
      version: 0,
      phase: 'offline',
      identity: {
        nickname: config.nickname,
        wantedNickname: config.nickname,
        username: config.username ?? config.nickname,
        hostname: undefined,
        realname: config.realname ?? config.nickname,
        account: undefined,
        modes: '',
        away: false,
      },
      isupport: initialIsupport,
      capabilities: { offered: new Map(), enabled: new Set() },
      users: new UserMap(),
      channels: new Map(),
      motd: [],
      slots: new Map(),
    },
    transport: undefined,
    registration: {
      needs: new Set(),
      introduced: false,
      capabilitiesEnded: false,
      nicknameAttempts: 0,
      server: '',
    },
    negotiation: { spoken: false, listed: false, outstanding: [], refused: new Set() },
    login: undefined,
    hasLoggedIn: false,
    loginAttempts: 0,
    requests: noRequests(),
    batches: new Map(),
    timers: new Map(),
    wantedChannels: new Map(
      (config.channels ?? []).map(({ name, key }) => [fold(name, initialIsupport.casemapping), { name, key }]),
    ),
    heldJoins: undefined,
    quitting: false,
    closing: undefined,
  }
}
