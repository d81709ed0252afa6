import type { IsupportState } from '../session/state.ts'

/**
 * What a channel mode is, by CHANMODES and PREFIX: an entry of a `list`; one that has a parameter `always`, or only when
 * it is `set`; a `flag` that has none; or the rank of a member. Source: https://modern.ircdocs.horse/#chanmodes-parameter
 */
export type ModeKind = 'list' | 'always' | 'set' | 'flag' | 'membership'

/** One letter of a MODE. */
export interface ModeChange {
  readonly adding: boolean
  /** The letter. */
  readonly mode: string
  /** undefined where the mode has none, or where the server left it out. */
  readonly param: string | undefined
  readonly kind: ModeKind
}

/** What a channel mode is here. One that the server has not told of counts as a flag, so that it takes nobody's parameter. */
export function modeKind(isupport: IsupportState, mode: string): ModeKind {
  if (isupport.prefixes.some(([letter]) => letter === mode)) return 'membership'
  const [list, always, whenSet] = isupport.channelModes
  if (list.includes(mode)) return 'list'
  if (always.includes(mode)) return 'always'
  return whenSet.includes(mode) ? 'set' : 'flag'
}

/**
 * The changes of a MODE (or the modes of RPL_CHANNELMODEIS) from its parameters after the channel: letters, then their
 * parameters in order. Never throws: a parameter that is missing is undefined, one too many is left, and where a server puts
 * all of it into one parameter it is taken apart.
 */
export function parseChannelModes(isupport: IsupportState, params: readonly string[]): readonly ModeChange[] {
  const [letters = '', ...rest] = params.flatMap((param, i) => (i === 0 ? words(param) : [param]))
  const changes: ModeChange[] = []
  let adding = true
  let next = 0
  for (const mode of letters) {
    if (mode === '+' || mode === '-') adding = mode === '+'
    else {
      const kind = modeKind(isupport, mode)
      changes.push({ adding, mode, param: takesParam(kind, adding) ? rest[next++] : undefined, kind })
    }
  }
  return changes
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '')
}

function takesParam(kind: ModeKind, adding: boolean): boolean {
  return kind === 'flag' ? false : kind !== 'set' || adding
}

/**
 * A channel's modes after changes: letter to parameter, the empty string for none. Lists and ranks are not in it.
 * The same map comes back where nothing changed.
 */
export function applyChannelModes(
  modes: ReadonlyMap<string, string>,
  changes: readonly ModeChange[],
): ReadonlyMap<string, string> {
  const after = new Map(modes)
  let changed = false
  for (const { adding, mode, param, kind } of changes) {
    if (kind === 'list' || kind === 'membership') continue
    if (!adding) changed = after.delete(mode) || changed
    else {
      // A key that is hidden from us now is still the one that we know.
      const value = param ?? after.get(mode) ?? ''
      changed ||= after.get(mode) !== value
      after.set(mode, value)
    }
  }
  return changed ? after : modes
}

/** Our own modes, letters in the order in which they were set, after a MODE on ourselves (`+iw-x`). */
export function applyUserModes(modes: string, letters: string): string {
  let after = modes
  let adding = true
  for (const letter of letters) {
    if (letter === ' ') break
    if (letter === '+' || letter === '-') adding = letter === '+'
    else if (!adding) after = after.replaceAll(letter, '')
    else if (!after.includes(letter)) after += letter
  }
  return after
}

/** A member's prefixes, highest rank first, after a membership mode was given or taken. */
export function withMembership(isupport: IsupportState, prefixes: string, mode: string, adding: boolean): string {
  const prefix = isupport.prefixes.find(([letter]) => letter === mode)?.[1]
  if (prefix === undefined) return prefixes
  const others = prefixes.replaceAll(prefix, '')
  return adding ? sortPrefixes(isupport, others + prefix) : others
}

/** Membership prefixes, highest rank first, each once; what is none of them is left out. */
export function sortPrefixes(isupport: IsupportState, prefixes: string): string {
  let sorted = ''
  for (const [, prefix] of isupport.prefixes) if (prefixes.includes(prefix)) sorted += prefix
  return sorted
}

/** A name of RPL_NAMREPLY or WHO apart from the membership prefixes before it. */
export function splitMemberName(
  isupport: IsupportState,
  text: string,
): { readonly prefixes: string; readonly name: string } {
  let at = 0
  while (at < text.length && isPrefix(isupport, text.charAt(at))) at++
  if (at === 0) return { prefixes: '', name: text }
  return { prefixes: sortPrefixes(isupport, text.slice(0, at)), name: text.slice(at) }
}

function isPrefix(isupport: IsupportState, character: string): boolean {
  for (const [, prefix] of isupport.prefixes) if (prefix === character) return true
  return false
}

/** The rank of a member by which lists are ordered: 0 is the highest, and a member without a prefix comes last. */
export function membershipRank(isupport: IsupportState, prefixes: string): number {
  const rank = isupport.prefixes.findIndex(([, prefix]) => prefixes.includes(prefix))
  return rank === -1 ? isupport.prefixes.length : rank
}

/**
 * Changes as the parameters of MODE after the channel, one array for each line, each with at most `perLine` parameters
 * (see `modesPerLine`). The order stays.
 */
export function formatModeChanges(changes: readonly ModeChange[], perLine: number): readonly (readonly string[])[] {
  const lines: string[][] = []
  let letters = ''
  let sign = ''
  let params: string[] = []
  const end = (): void => {
    if (letters !== '') lines.push([letters, ...params])
    letters = ''
    sign = ''
    params = []
  }
  for (const { adding, mode, param } of changes) {
    if (param !== undefined && params.length >= perLine) end()
    const wanted = adding ? '+' : '-'
    letters += wanted === sign ? mode : wanted + mode
    sign = wanted
    if (param !== undefined) params.push(param)
  }
  end()
  return lines
}
