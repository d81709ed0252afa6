import { muxLimits } from './limits.ts'

/** One frame of a mux socket. The grammar is in docs/extensions/mux.md. */
export type MuxFrame =
  /** One line; or several with a line feed between them, for a side that has said that it reads bundles. */
  | { readonly kind: 'line'; readonly stream: number; readonly line: string }
  /** The side that says this reads bundles, each up to so many bytes; 0 where it does not say how many. */
  | { readonly kind: 'bundles'; readonly bytes: number }
  /** The ids of the networks that there are to open streams for. */
  | { readonly kind: 'networks'; readonly networks: readonly string[] }
  | { readonly kind: 'open'; readonly stream: number; readonly attributes: string }
  /** `code` as it came: later versions may have more codes. */
  | { readonly kind: 'close'; readonly stream: number; readonly code: string; readonly text: string }
  | { readonly kind: 'credit'; readonly stream: number; readonly bytes: number }
  | { readonly kind: 'ping'; readonly token: string }
  | { readonly kind: 'pong'; readonly token: string }

/** A frame from its text; undefined for what is unknown or malformed, which is ignored. Never throws. */
export function parseFrame(text: string): MuxFrame | undefined {
  const first = text.charCodeAt(0)
  const [word, rest] = cutWord(text)
  if (first >= 0x30 && first <= 0x39) {
    const stream = parseStream(word)
    return stream === undefined || word === text ? undefined : { kind: 'line', stream, line: rest }
  }
  switch (word) {
    case 'BUNDLES':
      return { kind: 'bundles', bytes: parseNumber(rest, 999_999_999) ?? 0 }
    case 'OPEN':
      return parseOpen(rest)
    case 'CLOSE':
      return parseClose(rest)
    case 'CREDIT':
      return parseCredit(rest)
    case 'NETWORKS':
      return { kind: 'networks', networks: rest.split(' ').filter((id) => id !== '') }
    case 'PING':
      return parseToken('ping', rest)
    case 'PONG':
      return parseToken('pong', rest)
    default:
      return undefined
  }
}

/** The text of a frame. A CLOSE's text is cut to 400 characters and loses its line ends. */
export function formatFrame(frame: MuxFrame): string {
  switch (frame.kind) {
    case 'line':
      return `${frame.stream} ${frame.line}`
    case 'bundles':
      return `BUNDLES ${frame.bytes}`
    case 'networks':
      return `NETWORKS ${frame.networks.join(' ')}`
    case 'open':
      return frame.attributes === '' ? `OPEN ${frame.stream}` : `OPEN ${frame.stream} ${frame.attributes}`
    case 'close': {
      const text = frame.text.replace(/[\r\n\0]+/g, ' ').slice(0, 400)
      return `CLOSE ${frame.stream} ${frame.code}${text === '' ? '' : ` :${text}`}`
    }
    case 'credit':
      return `CREDIT ${frame.stream} ${frame.bytes}`
    case 'ping':
      return `PING ${frame.token}`
    case 'pong':
      return `PONG ${frame.token}`
  }
}

function parseStream(word: string): number | undefined {
  const stream = parseNumber(word, muxLimits.highestStream)
  return stream === 0 ? undefined : stream
}

// Digits only, without a sign, a point or an exponent; a leading zero is not another spelling of a number.
function parseNumber(word: string, highest: number): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,8})$/.test(word)) return undefined
  const value = Number(word)
  return value <= highest ? value : undefined
}

function parseOpen(rest: string): MuxFrame | undefined {
  const [word, attributes] = cutWord(rest)
  const stream = parseStream(word)
  return stream === undefined ? undefined : { kind: 'open', stream, attributes: cutWord(attributes)[0] }
}

function parseClose(rest: string): MuxFrame | undefined {
  const [word, more] = cutWord(rest)
  const [code, text] = cutWord(more)
  const stream = parseStream(word)
  if (stream === undefined || code === '') return undefined
  return { kind: 'close', stream, code, text: text.startsWith(':') ? text.slice(1) : text }
}

function parseCredit(rest: string): MuxFrame | undefined {
  const [word, more] = cutWord(rest)
  const stream = parseStream(word)
  const bytes = parseNumber(cutWord(more)[0], 999_999_999)
  return stream === undefined || bytes === undefined ? undefined : { kind: 'credit', stream, bytes }
}

function parseToken(kind: 'ping' | 'pong', rest: string): MuxFrame | undefined {
  const token = rest.startsWith(':') ? rest.slice(1) : cutWord(rest)[0]
  return token === '' || token.length > muxLimits.tokenBytes ? undefined : { kind, token }
}

function cutWord(text: string): [word: string, rest: string] {
  const space = text.indexOf(' ')
  return space === -1 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)]
}
