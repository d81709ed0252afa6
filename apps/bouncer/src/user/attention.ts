import { judge } from '@longwire/attention'
import type { Environment } from '@longwire/connection'
import type { RelayedRow } from '../relay/relayed.ts'
import type { PersonRules } from '../preferences/person-rules.ts'
import type { Network } from './network.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Judge } from './router.ts'
import { sourceText } from './source-text.ts'

/** What a judge stands on. */
export interface JudgeInit {
  readonly environment: Environment
  readonly rules: PersonRules
  readonly ownMessages: OwnMessages
}

/** Judges by the person's rules, compiled for what they are called on each network. */
export function createJudge({ environment, rules, ownMessages }: JudgeInit): Judge {
  const answersOwn = (network: Network, { details }: RelayedRow): boolean => {
    const replied = details?.tags?.['+reply'] ?? details?.tags?.['+draft/reply']
    return replied !== undefined && ownMessages.has(network, replied)
  }
  return (network, row, origin) => {
    const [subject] = row.details?.params ?? []
    const names = row.kind === 'kick' || row.kind === 'invite'
    const message = {
      kind: row.kind,
      sender: sourceText(origin.source),
      text: row.text,
      own: row.own,
      arrival: origin.arrival ?? 'live',
      answersOwn: answersOwn(network, row),
      ...(names && subject !== undefined && { subject }),
    }
    const buffer = { kind: row.place.kind, folded: network.fold(row.place.name) }
    const now = environment.now()
    return judge(message, rules.of(network), { buffer, now, utcOffset: rules.utcOffset(now) })
  }
}
