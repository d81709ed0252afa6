import { extbans } from '../isupport/isupport-values.ts'
import type { IsupportState } from '../session/state.ts'
import type { BanMask } from './ban-masks.ts'
import { parseExtban } from './extban.ts'

/** How people are kept from speaking in a channel that they stay in. */
export interface Quieting {
  /** The list mode of the entries: `q`, or `b` where they are extended bans. */
  readonly mode: string
  /** The entry that quiets everybody whom a mask is for. */
  entryOf(mask: string): string
  /** For whom an entry is, as a mask; undefined where it does something else than to quiet. */
  maskOf(entry: string): string | undefined
}

/**
 * By what CHANMODES and EXTBAN say: a list of its own (`q`, as on Solanum), or extended bans (`m:` on Ergo and InspIRCd, `~q:` on
 * UnrealIRCd); undefined where the server has neither. Source: https://docs.inspircd.org/4/modules/muteban/
 */
export function quieting(isupport: IsupportState): Quieting | undefined {
  if (isupport.channelModes[0].includes('q')) return { mode: 'q', entryOf: (mask) => mask, maskOf: (entry) => entry }
  const here = extbans(isupport)
  const [letter, name] = here?.prefix === '' ? ['m', 'mute'] : ['q', 'quiet']
  if (here === undefined || (here.prefix !== '' && here.prefix !== '~') || !here.types.includes(letter))
    return undefined
  return {
    mode: 'b',
    entryOf: (mask) => `${here.prefix}${letter}:${mask}`,
    maskOf(entry) {
      const extban = parseExtban(isupport, entry)
      const quiets = extban?.inverted === false && (extban.type === letter || extban.type === name)
      return quiets ? extban.param : undefined
    },
  }
}

/** Entries by which somebody could be quieted, of the masks by which they could be banned. */
export function quietMasks(quiet: Quieting, masks: readonly BanMask[]): readonly BanMask[] {
  // One extended ban within another is not taken everywhere.
  const plain = quiet.mode === 'b' ? masks.filter(({ by }) => by !== 'account') : masks
  return plain.map(({ by, mask }) => ({ by, mask: quiet.entryOf(mask) }))
}
