/** What an alias is expanded with. */
export interface AliasPlace {
  readonly nickname: string
  /** The channel or person in which it was typed. */
  readonly target: string
}

/**
 * An alias with what was typed behind it: `$1` a word, `$2-` a word and all after it, `$nick` ourselves, `$channel` where it was
 * typed, `$$` a dollar. Without any number in it, what was typed goes to its end.
 */
export function expandAlias(expansion: string, rest: string, { nickname, target }: AliasPlace): string {
  const words = rest.split(/\s+/).filter((word) => word !== '')
  let takesWords = false
  const text = expansion.replace(
    /\$(?:(\d)(-)?|(nick|channel)\b|\$)/g,
    (match, digit: string | undefined, on: string | undefined, name: string | undefined) => {
      if (name !== undefined) return name === 'nick' ? nickname : target
      if (digit === undefined) return match === '$$' ? '$' : match
      takesWords = true
      const from = Math.max(0, Number(digit) - 1)
      return on === undefined ? (words[from] ?? '') : words.slice(from).join(' ')
    },
  )
  return takesWords || rest.trim() === '' ? text.trim() : `${text} ${rest.trim()}`
}
