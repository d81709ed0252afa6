import { formatSource, IrcError, type MessageInit, splitText } from '@longwire/irc'

const LINE_BYTES = 512
/** A text of fewer code units fits one line whatever it is, unless it holds line ends. */
export const ALWAYS_FITS = 100
const CTCP = '\x01'
const ACTION = `${CTCP}ACTION `

/** One line on the wire of a message that takes several. */
export interface TextPart {
  readonly text: string
  /** Whether it goes on with the line before (`draft/multiline-concat`). */
  readonly joined: boolean
}

/** The parts of a message whose text does not fit one line; undefined where it does. */
export function textParts(message: MessageInit): readonly TextPart[] | undefined {
  const text = spokenText(message)
  if (text === undefined || (text.length < ALWAYS_FITS && !text.includes('\n'))) return undefined
  const room = roomOf(message)
  if (!text.includes('\n') && Buffer.byteLength(text) <= room) return undefined
  const inner = innerText(text)
  const parts = inner
    .split('\n')
    .flatMap((line) => splitText(line, room).map((part, i) => ({ text: part, joined: i > 0 })))
  return inner === text ? parts : parts.map(({ text: part, joined }) => ({ text: `${ACTION}${part}${CTCP}`, joined }))
}

/** Whether it is an action (or another CTCP message), which a multiline batch cannot hold. */
export function isCtcp(message: MessageInit): boolean {
  return spokenText(message)?.startsWith(CTCP) === true
}

/** A message with another text. */
export function withText(message: MessageInit, text: string): MessageInit {
  return { ...message, params: [...(message.params ?? []).slice(0, -1), text] }
}

function spokenText({ command, params }: MessageInit): string | undefined {
  return (command === 'PRIVMSG' || command === 'NOTICE') && params?.length === 2 ? params[1] : undefined
}

/** What is said in an action. */
function innerText(text: string): string {
  return text.startsWith(ACTION) && text.endsWith(CTCP) ? text.slice(ACTION.length, -CTCP.length) : text
}

/** Bytes of text that fit one line to this target. */
function roomOf(message: MessageInit): number {
  const [target = ''] = message.params ?? []
  const frame = isCtcp(message) ? ACTION.length + CTCP.length : 0
  return LINE_BYTES - Buffer.byteLength(`:${sourceOf(message)} ${message.command} ${target} :\r\n`) - frame
}

function sourceOf({ source }: MessageInit): string {
  try {
    return source === undefined ? '' : formatSource(source)
  } catch (error) {
    if (error instanceof IrcError) return ''
    throw error
  }
}
