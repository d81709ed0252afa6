import { parseArgs } from 'node:util'
import { ConfigurationError, mistakeAt, type Place } from './configuration-error.ts'
import { type Setting, type SettingName, settings, variableOf } from './settings.ts'
import { settingMeantBy, suggestion } from './suggestion.ts'

/** The values of one setting, and where they were given. */
export interface Given {
  readonly values: readonly string[]
  readonly place: Place
}

/** The flag, and the variable, that names the file. */
export const CONFIG = 'config'

/** What was given, by setting. */
export type GivenSettings = ReadonlyMap<SettingName | typeof CONFIG, Given>

const known: readonly Pick<Setting<SettingName | typeof CONFIG>, 'name' | 'kind'>[] = [
  { name: CONFIG, kind: 'one' },
  ...settings,
]

/** What flags say; `help` where that was asked for. Throws {@link ConfigurationError}. */
export function readFlags(args: readonly string[]): GivenSettings | 'help' {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(known.map(({ name }) => [name, { type: 'string' as const, multiple: true }])),
    },
    // What is wrong is told in our own words.
    strict: false,
    tokens: true,
  })
  if (values['help'] === true) return 'help'
  for (const token of tokens) {
    if (token.kind === 'positional') throw new ConfigurationError(`“${token.value}” is one word too many.`)
    if (token.kind !== 'option') continue
    // A flag after a flag is no value of it.
    const isFlag = token.inlineValue === false && token.value.startsWith('-')
    refuseUnknown(token.name, token.rawName, isFlag ? undefined : token.value)
  }
  const given = new Map<SettingName | typeof CONFIG, Given>()
  for (const { name, kind } of known) {
    const texts = values[name]
    if (!Array.isArray(texts)) continue
    const place: Place = { kind: 'flag', name }
    const different = new Set(texts.map(String))
    if (kind === 'one' && different.size > 1) throw mistakeAt(place, 'this is given twice, with different values')
    given.set(name, { values: [...different], place })
  }
  return given
}

function refuseUnknown(name: string, written: string, value: string | undefined): void {
  if (name === 'help') return
  if (!known.some((setting) => setting.name === name)) {
    throw new ConfigurationError(`${written}: this setting is not known${suggestion(name)}`)
  }
  if (value === undefined) throw new ConfigurationError(`${written}: this needs a value`)
}

/**
 * What variables say; one that is empty says nothing. A name that is almost that of a setting is a mistake; other names that
 * begin alike belong to somebody else, such as the system that starts containers. Throws {@link ConfigurationError}.
 */
export function readVariables(environment: Readonly<Record<string, string | undefined>>): GivenSettings {
  const given = new Map<SettingName | typeof CONFIG, Given>()
  for (const { name, kind } of known) {
    const variable = variableOf(name)
    const text = environment[variable]
    if (text === undefined || text === '') continue
    const values = kind === 'many' ? text.split(',').map((part) => part.trim()) : [text]
    given.set(name, { values, place: { kind: 'variable', name: variable } })
  }
  refuseMistyped(environment)
  return given
}

function refuseMistyped(environment: Readonly<Record<string, string | undefined>>): void {
  const variables = new Set(known.map(({ name }) => variableOf(name)))
  const prefix = variableOf('')
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || variables.has(variable) || text === undefined || text === '') continue
    const meant = settingMeantBy(variable.slice(prefix.length))
    if (meant === undefined) continue
    const place: Place = { kind: 'variable', name: variable }
    throw mistakeAt(place, `this setting is not known; is “${variableOf(meant)}” meant?`)
  }
}
