import { formatSource, type Intent, type IrcEvent, isUserSource, type Message } from '@longwire/irc'

/** One line of a transcript. */
export interface Step {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly verb: string
  readonly rest: string
}

/** The steps of a transcript. */
export function readTranscript(text: string): readonly Step[] {
  return text
    .split('\n')
    .map((line, i) => ({ number: i + 1, text: line.trimStart() }))
    .filter(({ text: line }) => line !== '' && !line.startsWith('#'))
    .map(({ number, text: line }) => {
      const space = line.indexOf(' ')
      const verb = space === -1 ? line : line.slice(0, space)
      return { number, text: line, verb, rest: space === -1 ? '' : line.slice(space + 1).trimStart() }
    })
}

/** Words apart at spaces, but not in double quotes (as in JSON). */
export function wordsOf(text: string): readonly string[] {
  return text.match(/(?:[^\s"]+|"(?:[^"\\]|\\.)*")+/g) ?? []
}

/** `KIND REQUEST key=value ...`; for `query` and `raw`, the line to send stands in place of the pairs. */
export function intentOf(text: string): Intent {
  const [kind = '', request = '', ...pairs] = wordsOf(text)
  if (kind === 'query' || kind === 'raw') {
    const line = text.slice(text.indexOf(request, kind.length) + request.length).trim()
    return { kind, request, message: lineOf(line) }
  }
  const fields = Object.fromEntries(pairs.map(readPair))
  // The test's author writes the fields of the intent; a wrong one fails in the session.
  return { kind, request, ...fields } as unknown as Intent
}

function readPair(pair: string): readonly [key: string, value: unknown] {
  const equals = pair.indexOf('=')
  const value = pair.slice(equals + 1)
  return [pair.slice(0, equals), /^["{[]/.test(value) ? JSON.parse(value) : value]
}

function lineOf(line: string): { command: string; params: string[] } {
  const colon = line.indexOf(' :')
  const words = (colon === -1 ? line : line.slice(0, colon)).split(' ')
  const [command = '', ...params] = words
  return { command, params: colon === -1 ? params : [...params, line.slice(colon + 2)] }
}

/** An event in words: its type, then all of its fields that are not undefined, those of objects as `outer.inner`. */
export function describeEvent(event: IrcEvent): string {
  return [event.type, ...fieldsOf('', event)].join(' ')
}

function fieldsOf(path: string, value: object): readonly string[] {
  return Object.entries(value).flatMap(([key, entry]) => {
    if (entry === undefined || (path === '' && (key === 'type' || key === 'message'))) return []
    const words: unknown = plain(entry)
    if (typeof words === 'object' && words !== null) return fieldsOf(`${path}${key}.`, words)
    return [`${path}${key}=${quoted(String(words))}`]
  })
}

function quoted(words: string): string {
  return /[\s"]/.test(words) || words === '' ? JSON.stringify(words) : words
}

/** Whether an event has the type and all the fields that are asked for; `key=-` asks for a field that is not there. */
export function eventMatches(actual: string, expected: string): boolean {
  const [type, ...fields] = wordsOf(actual)
  const [wantedType, ...wanted] = wordsOf(expected)
  if (type !== wantedType) return false
  return wanted.every((field) => {
    if (field.endsWith('=-')) return !fields.some((one) => one.startsWith(field.slice(0, -1)))
    return fields.includes(field)
  })
}

/** Messages and sources in words, lists as words between commas. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isMessage(value)) return messageWords(value)
  if ('nickname' in value && isUserSource(value as never) && isOnlySource(value)) return formatSource(value as never)
  if (Array.isArray(value)) return value.map((one) => String(plain(one))).join(',')
  if (value instanceof Map) return [...value].map(([key, entry]) => `${key}=${String(plain(entry))}`).join(',')
  return value
}

/** Not the line itself: what a peer sent need not be such as may be sent. */
function messageWords({ tags, source, command, params }: Message): string {
  const words = [...tags].map(([key, value]) => `@${key}=${value}`)
  if (source !== undefined) words.push(`:${typeof source === 'string' ? source : JSON.stringify(source)}`)
  return [...words, command, ...params].join(' ')
}

function isMessage(value: object): value is Message {
  return 'command' in value && 'params' in value && 'tags' in value
}

function isOnlySource(value: object): boolean {
  return Object.keys(value).every((key) => key === 'nickname' || key === 'username' || key === 'hostname')
}
