import type { ClientStatus } from '@longwire/connection'
import type { ConnectionStage, LinkState, NetworkProblem, NetworkView } from '../state.ts'

/** How a network is, from the client that is on it. */
export function connectionOf(
  status: ClientStatus,
  before: NetworkView['problem'],
): Pick<NetworkView, 'state' | 'problem' | 'stage' | 'retryAt' | 'failures'> {
  switch (status.kind) {
    case 'registered':
      return { state: 'connected', problem: undefined }
    case 'opening':
      return { state: 'connecting', problem: before, stage: stageOf(status.stage) }
    case 'registering':
      return { state: 'connecting', problem: before, stage: 'logging-in' }
    case 'waiting':
      return { state: 'disconnected', problem: problemOf(status), retryAt: status.at, failures: status.attempt }
    case 'failed':
      return { state: 'disconnected', problem: problemOf(status) }
    case 'closed':
      return { state: 'disconnected', problem: undefined }
  }
}

/** The way to all networks together: there is one when there is one to any of them. */
export function directLink(statuses: readonly ClientStatus[]): LinkState {
  if (statuses.some(({ kind }) => kind === 'registered')) return { kind: 'online' }
  if (statuses.some(({ kind }) => kind === 'opening' || kind === 'registering')) return { kind: 'connecting' }
  const waiting = statuses.find((status) => status.kind === 'waiting')
  const failed = statuses.find((status) => status.kind === 'failed')
  return { kind: 'offline', text: (waiting ?? failed)?.error.userText ?? '', retryAt: waiting?.at }
}

function problemOf({ error }: Extract<ClientStatus, { readonly kind: 'waiting' | 'failed' }>): NetworkProblem {
  return { code: error.code, text: error.userText, certificate: error.details.certificateFingerprint }
}

function stageOf(stage: Extract<ClientStatus, { readonly kind: 'opening' }>['stage']): ConnectionStage {
  return stage === 'open' ? 'logging-in' : stage
}
