import type { History } from '../history.ts'
import type { BufferId } from '../ids.ts'
import { REDACT, REFUSED, type StoredMessage } from '../message.ts'
import type { Point } from '../queries/points.ts'
import { Salvage } from './salvage.ts'

const PAGE = 1000

/** The nickname of a source, or the server's name. */
function nicknameOf(source: string): string {
  return source.split('!')[0] ?? source
}

function addressOf(source: string): string {
  const [, address] = source.split('!')
  return address === undefined ? '' : ` (${address})`
}

function reasonOf(text: string): string {
  return text === '' ? '' : ` (${text})`
}

/** What a message says, as a person reads it in a log. */
function sentenceOf(message: StoredMessage): string {
  const who = nicknameOf(message.sender)
  const { kind, text, redaction, details } = message
  const params = (details?.params ?? []).join(' ')
  if (redaction?.refusal !== undefined) return `* not sent${reasonOf(redaction.reason)}: ${text}`
  if (redaction !== undefined)
    return `* ${who}'s message was removed by ${nicknameOf(redaction.sender)}${reasonOf(redaction.reason)}`
  switch (kind) {
    case 'privmsg':
      return `<${who}> ${text}`
    case 'notice':
    case 'server':
      return `-${who}- ${text}`
    case 'action':
      return `* ${who} ${text}`
    case 'join':
      return `--> ${who}${addressOf(message.sender)} joined`
    case 'part':
      return `<-- ${who}${addressOf(message.sender)} left${reasonOf(text)}`
    case 'quit':
      return `<-- ${who}${addressOf(message.sender)} quit${reasonOf(text)}`
    case 'kick':
      return `<-- ${who} kicked ${params}${reasonOf(text)}`
    case 'nick':
      return `--- ${who} is now ${text}`
    case 'mode':
      return `--- ${who} set mode ${params}`
    case 'topic':
      return `--- ${who} set the topic: ${text}`
    case 'invite':
      return `--- ${who} invited ${params}`
    case 'away':
      return `--- ${who} is away${reasonOf(text)}`
    case 'netsplit':
      return `--- netsplit: ${text}`
    case 'netjoin':
      return `--- netjoin: ${text}`
    case 'tagmsg':
      return annotationOf(who, details?.params)
  }
}

/** What was said of another message. */
function annotationOf(who: string, [kind, , second = '', third = '']: readonly string[] = []): string {
  if (kind === REDACT) return `--- ${who} removed a message${reasonOf(second)}`
  return kind === REFUSED ? `--- ${who} refused a message${reasonOf(third)}` : `--- ${who} reacted`
}

function lineOf(message: StoredMessage): string {
  const stamp = new Date(message.time).toISOString().slice(0, 19).replace('T', ' ')
  // PITFALLS 3: a log is read in terminals.
  // oxlint-disable-next-line no-control-regex -- these control characters are what is removed
  return `${stamp} ${sentenceOf(message).replace(/[\u0000-\u001f\u007f-\u009f]/g, '')}`
}

const beforeAll: Point = { time: -1, id: 0 }

function isBehind({ time, id }: StoredMessage, point: Point): boolean {
  return time > point.time || (time === point.time && id > point.id)
}

/** What can be read of a conversation behind a point, without the order in which it is looked up, which may be damaged. */
async function* rest(history: History, buffer: BufferId, from: Point, salvage: Salvage): AsyncGenerator<StoredMessage> {
  const { records } = history.parts
  if (records === undefined) return
  const facts = (await salvage.attempt(() => records.redactions(buffer))) ?? []
  const redactions = new Map(facts.map(({ msgid, ...redaction }) => [msgid, redaction]))
  for await (const page of salvage.messages(records)) {
    for (const message of page) {
      if (message.buffer !== buffer || !isBehind(message, from)) continue
      const redaction = redactions.get(message.msgid)
      yield redaction === undefined ? message : { ...message, redaction }
    }
  }
}

/**
 * The lines of a conversation as plain text, with the date and time in UTC; control characters are left out. Of a damaged
 * history everything that can be read comes first; then it rejects with `corrupt`.
 */
export async function* exportPlainText(history: History, buffer: BufferId): AsyncGenerator<string, void, void> {
  const salvage = new Salvage()
  for (let last = beforeAll; ; ) {
    const at = last === beforeAll ? ({ by: 'time', time: last.time } as const) : ({ by: 'id', id: last.id } as const)
    const page = await salvage.attempt(() => history.page({ kind: 'after', at, buffer, limit: PAGE, events: true }))
    if (page === undefined) {
      for await (const message of rest(history, buffer, last, salvage)) yield lineOf(message)
      break
    }
    for (const message of page.messages) yield lineOf(message)
    const end = page.messages.at(-1)
    if (end === undefined) break
    last = end
  }
  if (salvage.damage !== undefined) throw salvage.damage
}

/** A file name for a conversation (PITFALLS 6): whatever its name is, it stays in its folder and is not hidden. */
export function safeFileName(name: string): string {
  const safe = name
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- file names must not hold them
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '-')
    .replace(/^\.+|[. ]+$/g, '-')
    .slice(0, 100)
  return safe === '' ? '-' : safe
}
