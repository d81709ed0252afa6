import type { ConnectError, MuxStatus, MuxTarget, Opener } from '@longwire/connection'
import type { LinkState } from './state.ts'

/** The one socket to the bouncer, on which each network is a stream; `MuxConnection` is one. */
export interface Link extends Opener<MuxTarget> {
  readonly status: MuxStatus
  /** Returns what ends it. */
  onStatus(listener: (status: MuxStatus) => void): () => void
  /** Probes an open socket, tries a waiting one at once. */
  wake(): void
  /** The device says that it has no network: an open socket is asked, and has a second to answer. */
  doubt(): void
  close(): void
}

/** What a person is shown of the link. */
export function linkState(status: MuxStatus): LinkState {
  switch (status.kind) {
    case 'idle':
    case 'opening':
      return { kind: 'connecting' }
    case 'open':
      return { kind: 'online' }
    case 'waiting':
      return { kind: 'offline', text: status.error.userText, retryAt: status.at }
    case 'failed':
      return endedState(status.error)
  }
}

function endedState(error: ConnectError): LinkState {
  if (error.code === 'login-refused') return { kind: 'logged-out' }
  return { kind: 'offline', text: error.userText, retryAt: undefined }
}
