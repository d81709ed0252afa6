import { type AttentionRules, type CompiledRules, compileRules, judge } from '@longwire/attention'
import type { Environment } from '@longwire/connection'
import type { Network } from './network.ts'
import type { Judge } from './router.ts'
import { sourceText } from './source-text.ts'

const noRules: AttentionRules = { highlights: [], ignores: [], buffers: new Map() }

/** Judges by the person's rules, compiled for what they are called on each network. */
export function createJudge(environment: Environment): Judge {
  const compiled = new WeakMap<Network, CompiledRules>()
  const rulesOf = (network: Network): CompiledRules => {
    const { nickname, casemapping } = network
    const known = compiled.get(network)
    if (known?.identity.nickname === nickname && known.identity.casemapping === casemapping) return known
    const rules = compileRules(noRules, { nickname, casemapping })
    compiled.set(network, rules)
    return rules
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
      ...(names && subject !== undefined && { subject }),
    }
    const buffer = { kind: row.place.kind, folded: network.fold(row.place.name) }
    return judge(message, rulesOf(network), { buffer, now: environment.now(), utcOffset: 0 })
  }
}
