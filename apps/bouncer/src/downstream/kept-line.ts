import { formatServerTime, LINE_BYTES } from '@longwire/irc'
import type { StoredMessage } from '@longwire/store'
import { multiline } from '../downgrades/multiline.ts'
import { ALWAYS_FITS } from '../downgrades/multiline-text.ts'
import type { NeededDowngrades } from '../downgrades/pipeline.ts'
import { refused } from '../downgrades/refused.ts'
import { type PlaybackContext, targetOf } from './playback.ts'

/** The line of a kept message in a batch; undefined where it takes more than this to write it. */
export type KeptLine = (message: StoredMessage, context: PlaybackContext, batch: string) => string | undefined

/**
 * How a client gets what was plainly said in the past: the very line that `playbackLine` makes of it, after the downgrades
 * and with the tag of its batch, put together without a message in between. A page of history is a hundred such lines, and
 * who attaches asks for many pages. To be made anew when the client's capabilities change.
 */
export function keptLineFor({ byCommand, keepsTag = () => true }: NeededDowngrades): KeptLine {
  const changes = [...(byCommand.get('PRIVMSG') ?? []), ...(byCommand.get('NOTICE') ?? [])]
  // These leave alone what fits one line, and what was said.
  if (changes.some(({ one }) => one !== multiline && one !== refused)) return () => undefined
  const tagsOf = tagWriter(keepsTag)
  return (message, context, batch) => {
    const { kind, sender } = message
    const command = commandOf(message)
    const target = targetOf(message, context)
    if (command === undefined || !isWord(target) || (sender !== '' && !isWord(sender))) return undefined
    const tags = tagsOf(message, context, batch)
    const text = kind === 'action' ? `\x01ACTION ${message.text}\x01` : message.text
    if (tags === undefined || !isOneLine(text)) return undefined
    const head = sender === '' ? `${command} ${target} ` : `:${sender} ${command} ${target} `
    if (text.length >= ALWAYS_FITS && (kind === 'action' || Buffer.byteLength(head + text) > ROOM)) return undefined
    return needsColon(text) ? `${tags}${head}:${text}` : tags + head + text
  }
}

/** A colon and a blank of a source that there may not be, the colon before the text, and CR LF come to it. */
const ROOM = LINE_BYTES - 5

/** How it was said, where nothing else is known of it. */
function commandOf({ kind, details, redaction }: StoredMessage): 'PRIVMSG' | 'NOTICE' | undefined {
  if (details !== undefined || redaction !== undefined) return undefined
  if (kind === 'privmsg' || kind === 'action') return 'PRIVMSG'
  return kind === 'notice' ? 'NOTICE' : undefined
}

type TagWriter = (message: StoredMessage, context: PlaybackContext, batch: string) => string | undefined

/** The tags as a line begins with them; undefined where a value would have to be escaped. */
function tagWriter(keepsTag: (key: string) => boolean): TagWriter {
  const [batches, times, msgids, accounts, cursors] = [
    keepsTag('batch'),
    keepsTag('time'),
    keepsTag('msgid'),
    keepsTag('account'),
    keepsTag('longwire/cursor'),
  ]
  return (message, context, batch) => {
    const { msgid, account, time } = message
    let tags = batches ? `;batch=${batch}` : ''
    if (times) tags += `;time=${formatServerTime(time)}`
    if (msgids) {
      if (!isPlainValue(msgid)) return undefined
      tags += `;msgid=${msgid}`
    }
    if (accounts && account !== undefined) {
      if (!isPlainValue(account)) return undefined
      tags += `;account=${account}`
    }
    const cursor = cursors ? context.cursorOf?.(message) : undefined
    if (cursor !== undefined) tags += `;longwire/cursor=${cursor}`
    return tags === '' ? '' : `@${tags.slice(1)} `
  }
}

/** Without anything that a tag's value cannot hold as it is, and so short that the tags are never too long together. */
function isPlainValue(value: string): boolean {
  return value.length < 1000 && /^[^\0\r\n ;\\]+$/.test(value)
}

/** Whether it can be a source, or a parameter that is not the last one. */
function isWord(text: string): boolean {
  return /^[^\0\r\n :][^\0\r\n ]*$/.test(text)
}

function isOneLine(text: string): boolean {
  return !text.includes('\n') && !text.includes('\r') && !text.includes('\0')
}

function needsColon(text: string): boolean {
  return text === '' || text.startsWith(':') || text.includes(' ')
}
