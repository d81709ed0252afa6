import type { BufferKey, NetworkId } from './keys.ts'
import type { BufferSettings } from './buffers/buffer-settings.ts'
import type { Line } from './line.ts'
import type { NetworkOptions } from './network/network-init.ts'
import type { PreferencesView } from './preferences/preferences-view.ts'

/** What a person sees, as plain data. Only the model writes it; screens read it and subscribe by key. */
export interface ModelState {
  readonly link: LinkState
  /** Whether this screen had kept nothing, and has not read yet what was said; told with `link`. */
  readonly reading: boolean
  readonly networks: ReadonlyMap<NetworkId, NetworkView>
  readonly buffers: ReadonlyMap<BufferKey, BufferView>
  /** Buffers that got another key, by the one that they had: their channel has another name now. The latest hundred. */
  readonly moved: ReadonlyMap<BufferKey, BufferKey>
  readonly preferences: PreferencesView
}

/** The way from this screen to the bouncer. */
export type LinkState =
  | { readonly kind: 'connecting' }
  /** `notRecorded`: the bouncer cannot write down what is said now; why, as its code for it. */
  | { readonly kind: 'online'; readonly notRecorded?: string }
  | { readonly kind: 'offline'; readonly text: string; readonly retryAt: number | undefined }
  /** The login was revoked or has ended: only a person can go on. */
  | { readonly kind: 'logged-out' }

export interface NetworkView {
  readonly id: NetworkId
  /** What the person calls it; where they gave it no name, what it calls itself, else its host. */
  readonly name: string
  /** What it calls itself (ISUPPORT NETWORK), once that is known. */
  readonly ownName?: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** The wanted one. */
  readonly nickname: string
  /** What the network calls us now; undefined while that is not known. */
  readonly currentNickname?: string
  readonly username?: string
  readonly realname?: string
  /** The services account to log in to. */
  readonly account?: string
  /** SHA-256 fingerprints that are trusted in place of the usual checks. */
  readonly pins?: readonly string[]
  /** What the bouncer tells of how it is connected to; what is not set is not there. */
  readonly options?: ToldOptions
  /** Whether the bouncer is to hold a connection to it. */
  readonly enabled: boolean
  readonly state: 'disconnected' | 'connecting' | 'connected'
  /** Whether it was ever connected at this address: then the address is right, and what is wrong now is something else. */
  readonly reached?: boolean
  /** While it is being tried again, what was wrong the last time. */
  readonly problem: NetworkProblem | undefined
  /** How far a connection that is being made has come. */
  readonly stage?: ConnectionStage
  /** How many attempts in a row have failed; at least 1. */
  readonly failures?: number
  /** Milliseconds since 1970 at which it is tried again. */
  readonly retryAt?: number
  /** Whether this screen is attached and has all that it missed: one can ask and join now. Never kept. */
  readonly current?: boolean
  /** Whether others are told that we are away. */
  readonly away?: boolean
  /** Whether what was said there can be taken back, as far as that was seen. */
  readonly redacts?: boolean
  /** Whether what answers a message can say so there, and whether reactions are passed on, as far as that was seen. */
  readonly replies?: boolean
  readonly reacts?: boolean
}

/** What of the options of a network is told: no lines to perform, and no keys. */
export interface ToldOptions
  extends Omit<NetworkOptions, 'perform' | 'perform-add' | 'perform-remove' | 'client-certificate'> {
  /** How many lines are sent after each login. */
  readonly 'perform-lines'?: string
  /** SHA-256 of the client certificate, as services want it. */
  readonly 'client-fingerprint'?: string
}

/** The steps of connecting, in their order; which of them there are depends on the network. */
export type ConnectionStage = 'looking-up' | 'connecting' | 'proxy' | 'securing' | 'upgrading' | 'logging-in'

/** Why a network is not connected, for a person: what is wrong and what may mend it. */
export interface NetworkProblem {
  readonly code: string
  readonly text: string
  /** SHA-256 of the certificate that was not trusted, where that is the problem. */
  readonly certificate: string | undefined
}

export interface BufferView {
  readonly key: BufferKey
  readonly network: NetworkId
  readonly kind: 'channel' | 'query' | 'server'
  readonly name: string
  readonly topic: string
  readonly joined: boolean
  readonly members: number
  readonly unread: number
  readonly mentions: number
  readonly last: Line | undefined
  readonly draft: string
  /** Whether the person one talks with is there; undefined where that is not known. */
  readonly presence: 'online' | 'away' | 'offline' | undefined
  /** Nicknames of those who are typing here now. */
  readonly typing: readonly string[]
  /** What is not later (milliseconds since 1970) is hidden on this screen; 0: nothing is. */
  readonly clearedUpTo: number
  /** What the person chose for it; the same object until that changes. */
  readonly settings: BufferSettings
}
