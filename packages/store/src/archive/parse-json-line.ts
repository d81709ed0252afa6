import { messageKinds } from '../message.ts'
import { ruleScopes } from '../retention.ts'
import type { JsonLine } from './json-lines.ts'

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isNumber: Check = (value) => Number.isFinite(value)
const isPlace: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isText)
const isOneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)
const isAbsentOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRule(value: unknown): boolean {
  if (!isFields(value) || !isFields(value['scope'])) return false
  const { scope, maxAge, maxCount } = value
  return (
    isOneOf(...ruleScopes)(scope['kind']) &&
    (scope['kind'] !== 'network' || isText(scope['network'])) &&
    isAbsentOr(isNumber)(maxAge) &&
    isAbsentOr(isNumber)(maxCount)
  )
}

/** What each kind of line has to hold; there may be more in it. */
const shapes: Readonly<Record<JsonLine['line'], Readonly<Record<string, Check>>>> = {
  history: { version: isNumber },
  buffer: {
    network: isText,
    kind: isOneOf('channel', 'query', 'server'),
    name: isText,
    folded: isText,
    joined: isFlag,
    key: isAbsentOr(isText),
  },
  message: {
    in: isPlace,
    time: isNumber,
    kind: isOneOf(...messageKinds),
    sender: isText,
    account: isAbsentOr(isText),
    msgid: isText,
    text: isText,
    attention: isOneOf(0, 1, 2),
    own: isFlag,
    details: isAbsentOr(isFields),
  },
  redaction: {
    in: isPlace,
    msgid: isText,
    sender: isText,
    reason: isText,
    time: isNumber,
    refusal: isAbsentOr(isText),
  },
  reaction: { in: isPlace, msgid: isText, sender: isText, text: isText, time: isNumber },
  read: { in: isPlace, upTo: isNumber },
  preference: { key: isText, value: (value) => value !== undefined },
  'buffer-preference': { in: isPlace, key: isText, value: (value) => value !== undefined },
  retention: { rule: isRule, in: isAbsentOr(isPlace) },
}

function isJsonLine(value: unknown): value is JsonLine {
  if (!isFields(value) || typeof value['line'] !== 'string' || !Object.hasOwn(shapes, value['line'])) return false
  const shape = shapes[value['line'] as JsonLine['line']]
  return Object.entries(shape).every(([name, check]) => check(value[name]))
}

/** A line of an export; undefined where it is none, whatever is in it: people change such files by hand. */
export function parseJsonLine(text: string): JsonLine | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonLine(value) ? value : undefined
  } catch {
    return undefined
  }
}
