import { readMultilineLimits, splitText, textBytes } from '@longwire/irc'
import type { Network } from './network.ts'

/** One message to the network, of those that carry a text. */
export interface SayPiece {
  readonly text: string
  /** Whether it begins a line of the text; else it goes on with the one before. */
  readonly line: boolean
}

/** What is to be cut. */
interface Whole {
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly target: string
  readonly status: string
  readonly text: string
}

/**
 * The messages that a text takes at this network: one, where it fits or the network takes several lines as one message; else
 * one for each line and each part of a long line, none of them blank.
 */
export function piecesOf(network: Network, whole: Whole): readonly SayPiece[] {
  const { as, target, status, text } = whole
  const frame = as === 'action' ? '\x01ACTION \x01'.length : 0
  const command = as === 'notice' ? 'NOTICE' : 'PRIVMSG'
  const room = textBytes(network.isupport, network.ownSource, command, status + target) - frame
  const pieces = text
    .split('\n')
    .flatMap((line) => splitText(line, room).map((part, i) => ({ text: part, line: i === 0 })))
  const said = pieces.filter((piece) => piece.text !== '')
  return said.length > 1 && as !== 'action' && takesWhole(network, pieces.length, text) ? [{ text, line: true }] : said
}

/** What was said, from the pieces that were, as the network told them. */
export function joinPieces(pieces: readonly SayPiece[]): string {
  return pieces.map(({ text, line }, i) => (line && i > 0 ? `\n${text}` : text)).join('')
}

function takesWhole(network: Network, lines: number, text: string): boolean {
  const limits = network.has('draft/multiline')
    ? readMultilineLimits(network.place.get('draft/multiline') ?? '')
    : undefined
  return limits !== undefined && lines <= limits.maxLines && Buffer.byteLength(text) + 1 <= limits.maxBytes
}
