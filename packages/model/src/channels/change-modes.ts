import { formatModeChanges, modeKind, modesPerLine } from '@longwire/irc'
import { type ActionOutcome, done } from '../action-outcome.ts'
import type { ModeWish } from '../model.ts'
import type { Network } from '../network/network.ts'
import { inWords } from '../words/refused.ts'

/** A line must hold them all, whatever the network promises. */
const MOST_IN_A_LINE = 12

/** Changes modes of a channel, in as few lines as the network takes; the first refusal ends it. */
export async function changeModes(
  network: Pick<Network, 'ask' | 'state'>,
  channel: string,
  wishes: readonly ModeWish[],
): Promise<ActionOutcome<undefined>> {
  const { isupport } = network.state
  const changes = wishes.map(({ adding, mode, parameter }) => ({
    adding,
    mode,
    param: parameter === '' ? undefined : parameter,
    kind: modeKind(isupport, mode),
  }))
  for (const params of formatModeChanges(changes, Math.min(modesPerLine(isupport), MOST_IN_A_LINE))) {
    const asked = network.ask({ command: 'MODE', params: [channel, ...params] })
    const outcome = await inWords(asked, channel, () => undefined)
    if (!outcome.ok) return outcome
  }
  return done
}
