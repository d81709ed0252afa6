import {
  checkHighlight,
  checkIgnore,
  type HighlightRule,
  type IgnoreLevel,
  type IgnoreRule,
  type NotifyLevel,
  type QuietHours,
} from '@longwire/attention'
import { isTimeZone } from './person-clock.ts'

/** A value that cannot be what its key means, with the reason for a person. */
export interface BadValue {
  readonly bad: string
}

/** A rule, and where it holds; undefined everywhere. */
export type Placed<Rule> = Rule & { readonly network?: string | undefined }

const ignoreLevels: ReadonlySet<string> = new Set<IgnoreLevel>([
  'messages',
  'notices',
  'actions',
  'private',
  'ctcp',
  'invites',
  'joins',
  'all',
])
const notifyLevels: ReadonlySet<string> = new Set<NotifyLevel>(['all', 'mentions', 'none'])
const MAX_SPANS = 20

/** What is wrong with a value, in words; undefined for one that can be, and for keys that mean nothing to the bouncer. */
export function problemOf(key: string, value: string): string | undefined {
  const read = readerOf(key)?.(value)
  return isBad(read) ? read.bad : undefined
}

function readerOf(key: string): ((value: string) => unknown) | undefined {
  if (key.startsWith('highlight/')) return readHighlight
  if (key.startsWith('ignore/')) return readIgnore
  switch (key) {
    case 'quiet':
      return readQuietHours
    case 'dnd':
      return readQuietUntil
    case 'clock':
      return readZone
    case 'language':
      return readLanguage
    case 'push/level':
      return readPushLevel
    default:
      return undefined
  }
}

export function isBad(value: unknown): value is BadValue {
  return typeof value === 'object' && value !== null && 'bad' in value
}

export function readHighlight(text: string): Placed<HighlightRule> | BadValue {
  const fields = readObject(text)
  if (isBad(fields)) return fields
  const { kind, pattern, channels, except, caseSensitive, network } = fields
  if (kind !== 'word' && kind !== 'regex') return { bad: '“kind” has to be "word" or "regex"' }
  if (typeof pattern !== 'string') return { bad: '“pattern” has to be a text' }
  if (!isOptional(channels, isTextList)) return { bad: '“channels” has to be a list of names' }
  if (!isOptional(except, isBoolean)) return { bad: '“except” has to be true or false' }
  if (!isOptional(caseSensitive, isBoolean)) return { bad: '“caseSensitive” has to be true or false' }
  if (!isOptional(network, isText)) return { bad: '“network” has to be the id of a network' }
  const rule: HighlightRule = {
    kind,
    pattern,
    ...(channels !== undefined && { channels }),
    ...(except !== undefined && { except }),
    ...(caseSensitive !== undefined && { caseSensitive }),
  }
  const problem = checkHighlight(rule)
  return problem === undefined ? { ...rule, network } : { bad: problem.userText }
}

export function readIgnore(text: string): Placed<IgnoreRule> | BadValue {
  const fields = readObject(text)
  if (isBad(fields)) return fields
  const { mask, regex, channels, levels, until, network } = fields
  if (typeof mask !== 'string') return { bad: '“mask” has to be a text' }
  if (!isOptional(regex, isBoolean)) return { bad: '“regex” has to be true or false' }
  if (!isOptional(channels, isTextList)) return { bad: '“channels” has to be a list of names' }
  if (!isTextList(levels) || !levels.every(isIgnoreLevel)) {
    return { bad: `“levels” has to be a list of: ${[...ignoreLevels].join(', ')}` }
  }
  if (!isOptional(until, isTime)) return { bad: '“until” has to be a time in milliseconds' }
  if (!isOptional(network, isText)) return { bad: '“network” has to be the id of a network' }
  const rule: IgnoreRule = {
    mask,
    levels,
    ...(regex !== undefined && { regex }),
    ...(channels !== undefined && { channels }),
    ...(until !== undefined && { until }),
  }
  const problem = checkIgnore(rule)
  return problem === undefined ? { ...rule, network } : { bad: problem.userText }
}

export function readQuietHours(text: string): readonly QuietHours[] | BadValue {
  const value = readJson(text)
  if (isBad(value)) return value
  if (!Array.isArray(value) || value.length > MAX_SPANS) return { bad: `This has to be a list of up to ${MAX_SPANS}` }
  const spans = value.map(readSpan)
  return spans.every((span) => span !== undefined)
    ? spans
    : { bad: 'A span is {"from": minute, "to": minute}, 0 to 1439' }
}

/** Milliseconds since 1970. */
export function readQuietUntil(text: string): number | BadValue {
  const fields = readObject(text)
  if (isBad(fields)) return fields
  return isTime(fields['until']) ? fields['until'] : { bad: '“until” has to be a time in milliseconds' }
}

/** The name of a time zone. */
export function readZone(text: string): string | BadValue {
  const fields = readObject(text)
  if (isBad(fields)) return fields
  const { zone } = fields
  return isText(zone) && isTimeZone(zone) ? zone : { bad: '“zone” has to be a time zone like Europe/Vienna' }
}

/** A language by its BCP 47 tag. */
export function readLanguage(text: string): string | BadValue {
  const value = text.startsWith('"') ? readJson(text) : text
  return isText(value) && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(value)
    ? value
    : { bad: 'This has to be a language tag like de or de-AT' }
}

export function readPushLevel(text: string): NotifyLevel | BadValue {
  const value = text.startsWith('"') ? readJson(text) : text
  return isNotifyLevel(value) ? value : { bad: `This has to be one of: ${[...notifyLevels].join(', ')}` }
}

function readSpan(value: unknown): QuietHours | undefined {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return undefined
  const { from, to } = value
  return isMinute(from) && isMinute(to) ? { from, to } : undefined
}

function readObject(text: string): Readonly<Record<string, unknown>> | BadValue {
  const value = readJson(text)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, unknown>>) : { bad: 'This has to be a JSON object' }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { bad: 'This has to be JSON' }
  }
}

function isOptional<Value>(value: unknown, is: (value: unknown) => value is Value): value is Value | undefined {
  return value === undefined || is(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText)
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isMinute(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 24 * 60
}

function isIgnoreLevel(value: string): value is IgnoreLevel {
  return ignoreLevels.has(value)
}

export function isNotifyLevel(value: unknown): value is NotifyLevel {
  return typeof value === 'string' && notifyLevels.has(value)
}
