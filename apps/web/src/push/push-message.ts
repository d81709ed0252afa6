// A service worker is one file without imports of what the page has too, so it reads the one line that a push is by itself.

/** What a push says. Source: docs/extensions/webpush.md */
export type PushMessage =
  | {
      readonly kind: 'said'
      readonly network: string | undefined
      readonly sender: string
      /** The channel, or the person who said it. */
      readonly conversation: string
      readonly channel: boolean
      readonly text: string
      readonly msgid: string | undefined
      /** Milliseconds since 1970. */
      readonly time: number | undefined
    }
  | { readonly kind: 'read'; readonly network: string | undefined; readonly conversation: string }
  | {
      readonly kind: 'taken-back'
      readonly network: string | undefined
      readonly conversation: string
      readonly msgid: string
    }

/** Reads a push; undefined for what this version does not know. */
export function readPush(line: string): PushMessage | undefined {
  const { tags, source, command, params } = parse(line)
  const network = tags.get('longwire/network')
  const [target = '', text = ''] = params
  if (command === 'MARKREAD') return { kind: 'read', network, conversation: target }
  const sender = source.split('!', 1)[0] ?? ''
  const about = command === 'INVITE' ? text : target
  const channel = /^[#&+!]/.test(about)
  if (command === 'REDACT') return { kind: 'taken-back', network, conversation: channel ? about : sender, msgid: text }
  if (command !== 'PRIVMSG' && command !== 'NOTICE' && command !== 'INVITE') return undefined
  const time = Date.parse(tags.get('time') ?? '')
  return {
    kind: 'said',
    network,
    sender,
    conversation: channel ? about : sender,
    channel,
    text: command === 'INVITE' ? about : plain(text),
    msgid: tags.get('msgid'),
    time: Number.isNaN(time) ? undefined : time,
  }
}

/** Of all casemappings, what is the same in each of them: enough to find a conversation again. */
export function folded(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function parse(line: string): { tags: Map<string, string>; source: string; command: string; params: string[] } {
  let rest = line.trimEnd()
  const tags = new Map<string, string>()
  if (rest.startsWith('@')) {
    const [written, after] = cut(rest.slice(1))
    for (const tag of written.split(';')) {
      const [key = '', ...value] = tag.split('=')
      tags.set(key, unescaped(value.join('=')))
    }
    rest = after
  }
  let source = ''
  if (rest.startsWith(':')) [source, rest] = cut(rest.slice(1))
  const colon = rest.startsWith(':') ? 0 : rest.indexOf(' :')
  const words = (colon < 0 ? rest : rest.slice(0, colon)).split(' ').filter(Boolean)
  const [command = '', ...params] = words
  if (colon >= 0) params.push(rest.slice(colon + 2))
  return { tags, source, command: command.toUpperCase(), params }
}

function cut(text: string): [head: string, rest: string] {
  const space = text.indexOf(' ')
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1).trimStart()]
}

const escapes: Readonly<Record<string, string>> = { ':': ';', s: ' ', '\\': '\\', r: '\r', n: '\n' }

function unescaped(value: string): string {
  return value.replace(/\\(.?)/gs, (_, letter: string) => escapes[letter] ?? letter)
}

const actionMark = '\u0001ACTION '
const lineFeed = 10

/** Marks that turn the direction of what follows, or are not seen at all. */
const unseen = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** What follows the codes of colours: 3 by number, 4 by value. */
const colours: Readonly<Record<number, RegExp>> = {
  3: /^(\d{1,2})(?:,(\d{1,2}))?/,
  4: /^([0-9a-f]{6})(?:,([0-9a-f]{6}))?/i,
}
const resetCode = 15

/** A name as a notification may show it: without marks that would turn what stands around it. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '')
}

/**
 * Without formatting codes and other control characters; of an action, what was done. What is hidden in the colour of its
 * background is `███`, since anybody may look at a locked screen.
 */
function plain(written: string): string {
  const text = written.startsWith(actionMark) ? written.slice(actionMark.length) : written
  let kept = ''
  let ink: string | undefined
  let paper: string | undefined
  let covered = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const hidden = paper !== undefined && ink === paper
    if ((code >= 32 && code !== 127) || code === lineFeed) {
      if (!hidden) kept += text.charAt(at)
      else if (!covered) kept += '███'
      covered = hidden
    } else if (code in colours) {
      const found = colours[code]?.exec(text.slice(at + 1, at + 14))
      ink = found?.[1] && colourOf(code, found[1])
      if (found?.[2] !== undefined || !found) paper = found?.[2] && colourOf(code, found[2])
      at += found?.[0].length ?? 0
    } else if (code === resetCode) {
      ink = undefined
      paper = undefined
    }
  }
  return withoutUnseen(kept).trim()
}

/** A colour as it is the same, however it was written. */
function colourOf(code: number, written: string): string | undefined {
  if (code === 4) return written.toLowerCase()
  return Number(written) === 99 ? undefined : String(Number(written))
}
