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

/** Reads a push; undefined for what this version does not know. */
export function readPush(line: string): PushMessage | undefined {
  const { tags, source, command, params } = parse(line)
  const network = tags.get('longwire/network')
  const [target = '', text = ''] = params
  if (command === 'MARKREAD') return { kind: 'read', network, conversation: target }
  if (command !== 'PRIVMSG' && command !== 'NOTICE' && command !== 'INVITE') return undefined
  const sender = source.split('!', 1)[0] ?? ''
  const about = command === 'INVITE' ? text : target
  const channel = /^[#&+!]/.test(about)
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

/** Without formatting codes; an action as a sentence. */
function plain(text: string): string {
  const action = /^\u0001ACTION (.*?)\u0001?$/s.exec(text)?.[1]
  return (action ?? text)
    .replace(
      /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|\u0004(?:[0-9a-f]{6}(?:,[0-9a-f]{6})?)?|[\u0000-\u0009\u000b-\u001f\u007f]/gi,
      '',
    )
    .trim()
}
