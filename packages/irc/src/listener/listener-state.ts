import type { Writable } from '../extension.ts'
import { applyIsupport, initialIsupport, isupportTokens } from '../isupport/isupport.ts'
import type { Message } from '../message/message.ts'
import { isUserSource } from '../message/source.ts'
import { fold, sameName } from '../names/casemapping.ts'
import type { IrcEvent } from '../session/events.ts'
import type { Provenance } from '../session/core-events.ts'
import { MAX_CAPABILITIES, MAX_CHANNELS } from '../session/session-limits.ts'
import type { ChannelState, Identity, SessionState } from '../session/state.ts'

/** What a listener knows of its connection. */
export interface ListenerState extends Writable<SessionState> {
  readonly identity: Writable<Identity>
  readonly capabilities: { readonly offered: Map<string, string>; readonly enabled: Set<string> }
  readonly channels: Map<string, ChannelState>
}

/** Nothing yet. */
export function initialState(): ListenerState {
  return {
    version: 0,
    phase: 'registering',
    identity: {
      nickname: '',
      wantedNickname: '',
      username: '',
      hostname: undefined,
      realname: '',
      account: undefined,
      modes: '',
      away: false,
    },
    isupport: initialIsupport,
    capabilities: { offered: new Map(), enabled: new Set() },
    users: new Map(),
    channels: new Map(),
    motd: [],
    slots: new Map(),
  }
}

type Learner = (state: ListenerState, message: Message, provenance: Provenance) => IrcEvent | undefined

/** What each line of the beginning means, and what is told of it. */
const learners: Readonly<Record<string, Learner>> = {
  CAP({ capabilities }, { params: [, subcommand, names = ''] }) {
    if (subcommand !== 'ACK') return undefined
    for (const one of names.split(' ')) {
      const [name = '', ...value] = one.split('=')
      if (name === '' || capabilities.offered.size >= MAX_CAPABILITIES) continue
      capabilities.offered.set(name, value.join('='))
      capabilities.enabled.add(name)
    }
    return undefined
  },

  '001'({ identity }, { params: [nickname] }) {
    if (nickname !== undefined && nickname !== '*') identity.nickname = nickname
    return undefined
  },

  '005'(state, { params }) {
    state.isupport = applyIsupport(state.isupport, isupportTokens(params))
    return { type: 'isupport-changed' }
  },

  '376': registered,
  '422': registered,

  JOIN(state, { source, params: [channel] }, provenance) {
    if (channel === undefined || !isUserSource(source) || state.channels.size >= MAX_CHANNELS) return undefined
    const { nickname } = source
    const { casemapping } = state.isupport
    if (!sameName(nickname, state.identity.nickname, casemapping)) return undefined
    state.channels.set(fold(channel, casemapping), channelCalled(channel, undefined))
    return { ...provenance, type: 'user-joined', channel, nickname, own: true }
  },

  '332'({ channels, isupport }, { params: [, channel = '', text = ''] }) {
    const key = fold(channel, isupport.casemapping)
    const known = channels.get(key)
    if (known === undefined) return undefined
    channels.set(key, channelCalled(known.name, text))
    return { type: 'topic-listed', channel: known.name }
  },
}

/** Takes a line of the beginning; undefined where it is none, or there is nothing to tell. */
export function learn(state: ListenerState, message: Message, provenance: Provenance): IrcEvent | undefined {
  return learners[message.command]?.(state, message, provenance)
}

function registered(state: ListenerState): IrcEvent | undefined {
  if (state.phase === 'registered') return undefined
  state.phase = 'registered'
  return { type: 'registered', nickname: state.identity.nickname, server: '' }
}

function channelCalled(name: string, topic: string | undefined): ChannelState {
  return {
    name,
    version: 0,
    topic: topic === undefined ? undefined : { text: topic, setBy: undefined, setAt: undefined },
    members: new Map(),
    membersComplete: false,
    modes: new Map(),
    createdAt: undefined,
  }
}
