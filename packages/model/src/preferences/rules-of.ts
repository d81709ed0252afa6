import type { AttentionRules, BufferRules } from '@longwire/attention'
import type { BufferSettings } from '../buffers/buffer-settings.ts'
import type { NetworkId } from '../keys.ts'
import type { KeptRule, PreferencesView } from './preferences-view.ts'

/** What holds on one network: the person's rules, and what was chosen for its buffers (by folded name). */
export function rulesOf(
  { highlights, ignores }: PreferencesView,
  network: NetworkId,
  settings: Iterable<readonly [folded: string, settings: BufferSettings]>,
): AttentionRules {
  const buffers = new Map<string, BufferRules>()
  const blocked: string[] = []
  for (const [folded, { mutedUntil, notify, blocked: isBlocked }] of settings) {
    buffers.set(folded, { mutedUntil, ...(notify !== undefined && { notify }) })
    if (isBlocked) blocked.push(folded)
  }
  return {
    highlights: here(highlights, network),
    ignores: [
      ...here(ignores, network),
      ...blocked.map((nickname) => ({ mask: `${nickname}!*@*`, levels: ['all'] as const })),
    ],
    buffers,
  }
}

function here<Rule>(rules: readonly KeptRule<Rule>[], network: NetworkId): readonly Rule[] {
  return rules.flatMap((one) => (one.network === undefined || one.network === network ? [one.rule] : []))
}
