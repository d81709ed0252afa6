import { parse, TomlError } from 'smol-toml'
import { ConfigurationError, mistakeAt, type Place } from './configuration-error.ts'
import type { Given } from './given.ts'
import { type Setting, type SettingName, settings } from './settings.ts'
import { suggestion } from './suggestion.ts'

/** What a file says, by setting. Throws {@link ConfigurationError} with file, line and key. */
export function readConfigurationFile(text: string, file: string): ReadonlyMap<SettingName, Given> {
  const table = parseToml(text, file)
  const given = new Map<SettingName, Given>()
  for (const [name, value] of Object.entries(table)) {
    const place: Place = { kind: 'file', file, line: lineOf(text, name), name }
    const setting = settings.find((one) => one.name === name)
    if (setting === undefined) throw mistakeAt(place, `this setting is not known${suggestion(name)}`)
    given.set(setting.name, { values: valuesOf(setting, value, place), place })
  }
  return given
}

function valuesOf(setting: Setting, value: unknown, place: Place): readonly string[] {
  if (setting.value === 'NUMBER' && typeof value === 'number') return [String(value)]
  const values: readonly unknown[] = setting.kind === 'many' && Array.isArray(value) ? value : [value]
  if (values.every((one) => typeof one === 'string')) return values
  if (setting.value === 'NUMBER') throw mistakeAt(place, 'this must be a number')
  throw mistakeAt(place, setting.kind === 'many' ? 'this must be a text or a list of texts' : 'this must be a text')
}

function parseToml(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const key = /^\s*["']?([\w-]+)["']?\s*(?:=|$)/.exec(text.split('\n')[error.line - 1] ?? '')?.[1]
    const where = `${file}:${error.line}: ${key === undefined ? '' : `${key}: `}`
    throw new ConfigurationError(`${where}${tomlTrouble(error)}`, { cause: error })
  }
}

/** What people get wrong most, in other words than the parser's. */
function tomlTrouble({ message }: TomlError): string {
  const reason = (message.split('\n', 1)[0] ?? '').replace(/^Invalid TOML document: /, '')
  if (/redefine|already defined/.test(reason)) return 'this is given twice'
  if (reason === 'invalid value') return 'this is no value of TOML; a text stands in quotes'
  return `this is no TOML: ${reason}`
}

/** Where a key of the top level stands; 1 where it cannot be found. */
function lineOf(text: string, name: string): number {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => {
    const key = line
      .split('=', 1)[0]
      ?.trim()
      .replaceAll(/^["'[]+|["'\]]+$/g, '')
    return key === name || key?.startsWith(`${name}.`) === true
  })
  return at === -1 ? 1 : at + 1
}
