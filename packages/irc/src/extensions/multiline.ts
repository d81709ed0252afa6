import type { CoreEvent, MessageReceived } from '../session/core-events.ts'
import type { BatchHandler, Extension, HandlerContext } from '../extension.ts'
import { splitStatusTarget } from '../isupport/isupport-values.ts'
import type { Message, MessageInit } from '../message/message.ts'
import { MAX_MULTILINE_BYTES } from '../session/session-limits.ts'
import { isUserSource } from '../message/source.ts'
import { utf8Length } from '../message/utf8.ts'

/** A message whose lines are still coming. */
export interface Gathered {
  /** The line that opened the batch: the tags of the message stand there. */
  readonly opener: Message
  readonly time: number
  readonly msgid: string | undefined
  readonly account: string | undefined
  /** One of its lines was. */
  damaged: boolean
  command: string
  source: Message['source']
  text: string
  lines: number
  bytes: number
}

/** By the batch's reference. */
export type MultilineSlot = Map<string, Gathered>

const CONCAT = 'draft/multiline-concat'

const handler: BatchHandler<never, MultilineSlot> = {
  opened: ({ reference }, opener, { provenance, slot }) => {
    slot.set(reference, {
      opener,
      time: provenance.time,
      msgid: provenance.msgid,
      account: provenance.account,
      damaged: provenance.damaged === true,
      command: 'PRIVMSG',
      source: opener.source,
      text: '',
      lines: 0,
      bytes: 0,
    })
  },

  line: ({ reference }, message, { slot, provenance }) => {
    const gathered = slot.get(reference)
    const text = message.params[1]
    const spoken = message.command === 'PRIVMSG' || message.command === 'NOTICE'
    if (gathered === undefined || !spoken || text === undefined) return false
    gathered.command = message.command
    gathered.source ??= message.source
    gathered.damaged ||= provenance.damaged === true
    gathered.bytes += utf8Length(text) + 1
    // What is too long is cut, not lost.
    if (gathered.bytes > MAX_MULTILINE_BYTES) {
      gathered.damaged = true
      return true
    }
    gathered.text += gathered.lines === 0 || message.tags.has(CONCAT) ? text : `\n${text}`
    gathered.lines++
    return true
  },

  closed: ({ reference, params }, context) => {
    const gathered = context.slot.get(reference)
    context.slot.delete(reference)
    if (gathered !== undefined && gathered.lines > 0) tell(params[0] ?? '', gathered, context)
  },
}

/** Messages of several lines: one `message-received` with line feeds in its text. */
export const multiline: Extension<never, MultilineSlot> = {
  name: 'multiline',
  spec: 'https://ircv3.net/specs/extensions/multiline',
  capabilities: ['draft/multiline'],
  needs: ['batch', 'message-tags'],
  wants: (value) => readMultilineLimits(value) !== undefined,
  slot: { version: 2, initial: () => new Map() },
  batches: { 'draft/multiline': handler },
}

function tell(to: string, gathered: Gathered, context: HandlerContext<never, MultilineSlot>): void {
  const { opener, source, command, text, time, msgid, account, damaged } = gathered
  const { status, target } = splitStatusTarget(context.state.isupport, to)
  const as: MessageReceived['as'] = command === 'NOTICE' ? 'notice' : 'privmsg'
  const message: Message = { tags: opener.tags, source, command, params: [to, text] }
  const own = isUserSource(source) && context.isOwn(source.nickname)
  const provenance = { ...context.provenance, message, time, msgid, account, damaged }
  const event: CoreEvent = { ...provenance, type: 'message-received', as, source, target, status, text, own }
  context.emit(event)
  context.reply(message)
}

/** How much may be said in one message of several lines. */
export interface MultilineLimits {
  /** Bytes of all lines with a line feed between each two. */
  readonly maxBytes: number
  readonly maxLines: number
}

/** From the capability's value (`max-bytes=4096,max-lines=24`); undefined where it says nothing of use. */
export function readMultilineLimits(value: string): MultilineLimits | undefined {
  const maxBytes = Number(/(?:^|,)max-bytes=([0-9]{1,9})(?:,|$)/.exec(value)?.[1])
  const maxLines = Number(/(?:^|,)max-lines=([0-9]{1,9})(?:,|$)/.exec(value)?.[1])
  if (!(maxBytes > 0)) return undefined
  return { maxBytes, maxLines: maxLines > 0 ? maxLines : Infinity }
}

/** What the lines of a batch have in common. */
export interface MultilineFrame {
  readonly command: string
  readonly target: string
  /** Of the message as a whole. */
  readonly tags: Readonly<Record<string, string>>
  /** Not in use yet; where several batches are needed, each has a letter behind it. */
  readonly reference: string
}

/**
 * The batches that carry a text of several lines; each line comes in the pieces that fit. As many as the server's limits ask
 * for; undefined where one plain message is enough.
 */
export function batchesOf(
  paragraphs: readonly (readonly string[])[],
  limits: MultilineLimits,
  frame: MultilineFrame,
): readonly MessageInit[] | undefined {
  const pieces = paragraphs.flatMap((parts) => parts.map((text, i) => ({ text, joined: i > 0 })))
  if (pieces.filter(({ text }) => text !== '').length < 2) return undefined
  return groups(pieces, limits).flatMap((group, i) =>
    batch(group, { ...frame, reference: `${frame.reference}-${i}` }, i),
  )
}

interface Piece {
  readonly text: string
  /** Goes on with the line of the piece before. */
  readonly joined: boolean
}

function groups(pieces: readonly Piece[], { maxBytes, maxLines }: MultilineLimits): readonly (readonly Piece[])[] {
  const all: Piece[][] = []
  let group: Piece[] = []
  let bytes = 0
  for (const piece of pieces) {
    const cost = utf8Length(piece.text) + (piece.joined ? 0 : 1)
    if (group.length > 0 && (group.length >= maxLines || bytes + cost > maxBytes)) {
      all.push(group)
      group = []
      bytes = 0
    }
    group.push(piece)
    bytes += cost
  }
  all.push(group)
  // “Clients MUST NOT send a batch of blank lines only.”
  return all.filter((one) => one.some(({ text }) => text !== ''))
}

function batch(
  group: readonly Piece[],
  { command, target, tags, reference }: MultilineFrame,
  i: number,
): MessageInit[] {
  return [
    { tags: i === 0 ? tags : {}, command: 'BATCH', params: [`+${reference}`, 'draft/multiline', target] },
    ...group.map(({ text, joined }, at) => ({
      tags: joined && at > 0 ? { batch: reference, [CONCAT]: '' } : { batch: reference },
      command,
      params: [target, text],
    })),
    { command: 'BATCH', params: [`-${reference}`] },
  ]
}
