import type { ConnectionStage, NetworkView } from '@longwire/model'

/** A step on the way to a network; the last one is there when it is done. */
export type Step = ConnectionStage | 'ready'

/** How far a step is. */
export type StepState = 'done' | 'now' | 'failed' | 'later'

/** Codes of docs/errors.md, by the step in which they happen. */
const failedIn: Readonly<Record<string, ConnectionStage>> = {
  'name-not-found': 'looking-up',
  'name-lookup-failed': 'looking-up',
  refused: 'connecting',
  unreachable: 'connecting',
  'timed-out': 'connecting',
  'bind-failed': 'connecting',
  'proxy-refused': 'proxy',
  'proxy-login': 'proxy',
  'proxy-failed': 'proxy',
  'websocket-refused': 'upgrading',
  'tls-untrusted': 'securing',
  'tls-wrong-name': 'securing',
  'tls-expired': 'securing',
  'tls-pin-mismatch': 'securing',
  'tls-failed': 'securing',
}

type Way = Pick<NetworkView, 'tls' | 'state' | 'stage' | 'problem'>

/** The steps to a network, each with how far it is. */
export function stepsOf(network: Way): readonly (readonly [Step, StepState])[] {
  const steps = stepsThrough(network)
  if (network.state === 'connected') return steps.map((step) => [step, 'done'])
  const { stage, problem } = network
  const failed = stage === undefined && problem !== undefined
  const at = failed ? steps.indexOf(failedIn[problem.code] ?? 'logging-in') : steps.indexOf(stage ?? 'looking-up')
  return steps.map((step, i) => [step, i < at ? 'done' : i > at ? 'later' : failed ? 'failed' : 'now'])
}

/** What every way has, and what this one is known to have. */
function stepsThrough({ tls, stage, problem }: Way): readonly Step[] {
  const at = stage ?? failedIn[problem?.code ?? '']
  const optional = (step: ConnectionStage): readonly Step[] => (at === step ? [step] : [])
  const securing: readonly Step[] = tls ? ['securing'] : optional('securing')
  return [
    'looking-up',
    'connecting',
    ...optional('proxy'),
    ...securing,
    ...optional('upgrading'),
    'logging-in',
    'ready',
  ]
}
