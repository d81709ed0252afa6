import { parse, TomlError } from 'smol-toml'
import { ConfigurationError, mistakeAt, type Place } from './configuration-error.ts'
import { type SettingName, settings } from './settings.ts'

/** The values of one setting, and where they were given. */
export interface Given {
  readonly values: readonly string[]
  readonly place: Place
}

/** What a file says, by setting. Throws {@link ConfigurationError} with file, line and key. */
export function readConfigurationFile(text: string, file: string): ReadonlyMap<SettingName, Given> {
  const table = parseToml(text, file)
  const given = new Map<SettingName, Given>()
  for (const [name, value] of Object.entries(table)) {
    const place: Place = { kind: 'file', file, line: lineOf(text, name), name }
    const setting = settings.find((one) => one.name === name)
    if (setting === undefined) throw mistakeAt(place, `this setting is not known${suggestion(name)}`)
    const values = setting.kind === 'many' && Array.isArray(value) ? value : [value]
    if (!values.every((one) => typeof one === 'string')) {
      throw mistakeAt(place, setting.kind === 'many' ? 'this must be a text or a list of texts' : 'this must be a text')
    }
    given.set(setting.name, { values, place })
  }
  return given
}

function parseToml(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ''] = error.message.split('\n')
    throw new ConfigurationError(`${file}:${error.line}: ${reason}`, { cause: error })
  }
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

function suggestion(name: string): string {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')
  const near = settings.find((one) => plain(one.name) === plain(name) || plain(one.name).startsWith(plain(name)))
  return near === undefined ? '' : `; is “${near.name}” meant?`
}
