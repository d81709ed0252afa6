/** Preferences that are for screens alone. */
export const screenKeys = { alias: 'screen/alias/', binding: 'screen/key/', setting: 'screen/set/' } as const

/** What `/name` stands for, by the name, as these preferences say. */
export function aliasesIn(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return withPrefix(values, screenKeys.alias)
}

/** What keys do (`ctrl-k`), as these preferences say: the id of an action of the screen, or a command. */
export function bindingsIn(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...withPrefix(values, screenKeys.binding)].map(([name, does]) => [keyNamed(name), does]))
}

/** The preference that says what a key does. A sign that no preference can be called by (`ctrl-,`, `alt-ö`) is its number there. */
export function bindingKey(key: string): string {
  return screenKeys.binding + key.replaceAll(/[^a-z0-9-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}`)
}

function keyNamed(name: string): string {
  return name.replace(/_([0-9a-f]{1,5})$/, (_, number: string) => String.fromCodePoint(Number.parseInt(number, 16)))
}

/** Values by what stands behind the prefix. */
function withPrefix(values: ReadonlyMap<string, string>, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    [...values].flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [])),
  )
}
