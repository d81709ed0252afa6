/** Preferences that are for screens alone. */
export const screenKeys = { alias: 'screen/alias/', binding: 'screen/key/', setting: 'screen/set/' } as const

/** What `/name` stands for, by the name, as these preferences say. */
export function aliasesIn(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return withPrefix(values, screenKeys.alias)
}

/** What keys do (`ctrl-k`), as these preferences say: the id of an action of the screen, or a command. */
export function bindingsIn(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return withPrefix(values, screenKeys.binding)
}

/** Values by what stands behind the prefix. */
function withPrefix(values: ReadonlyMap<string, string>, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    [...values].flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [])),
  )
}
