import { plainText } from '@longwire/irc'
import type { Line } from '@longwire/model'
import { isolated } from '../../../texts/direction.ts'
import { texts } from '../../../texts/texts.ts'

/** What a line says in words, without formatting: for what is not simply spoken, for lists, and for screen readers. */
export function lineText(line: Line): string {
  const text = plainText(line.text)
  if (line.kind === 'action') return `${isolated(line.sender)} ${text}`
  return (line.own ? ownText(line, text) : undefined) ?? eventText(line, text)
}

/** What one did oneself; undefined for what is spoken. */
function ownText({ kind, subject = '' }: Line, text: string): string | undefined {
  const words = texts.conversation.own
  const why = text === '' ? '' : ` (${isolated(text)})`
  switch (kind) {
    case 'join':
      return words.joined
    case 'part':
      return words.parted + why
    case 'quit':
      return words.quit + why
    case 'kick':
      return words.kicked(subject) + why
    case 'invite':
      return words.invited(subject)
    case 'nick':
      return words.renamed(text)
    case 'mode':
      return words.modes(text)
    case 'topic':
      return text === '' ? words.topicTaken : words.topic(text)
    default:
      return undefined
  }
}

function eventText(line: Line, text: string): string {
  const words = texts.conversation
  switch (line.kind) {
    case 'join':
      return words.joined(line.sender)
    case 'part':
      return words.parted(line.sender, text)
    case 'quit':
      return words.quit(line.sender, text)
    case 'kick':
      return words.kicked(line.sender, line.subject ?? '', text)
    case 'invite':
      return words.invited(line.sender, line.subject ?? '')
    case 'nick':
      return words.renamed(line.sender, text)
    case 'mode':
      return words.modes(line.sender, text)
    case 'topic':
      return text === '' ? words.topicTaken(line.sender) : words.topic(line.sender, text)
    default:
      return text
  }
}

/** Whom of a channel something is for that was said to this STATUSMSG prefix. */
export function ranksHearing(status: string): string {
  const words = texts.conversation.forWhom
  // Of several prefixes, the last one is the lowest rank that hears it.
  const lowest = status.at(-1)
  return lowest === '@' || lowest === '%' || lowest === '+' ? words[lowest] : words.others(status)
}

/** What a line says, where the name of who said it stands before it. */
export function spokenText(line: Line): string {
  return line.kind === 'action' ? plainText(line.text) : lineText(line)
}

/** A line with who said it, as a list and a screen reader tell it; without the name where it is told already. */
export function toldLine(line: Line, named = true): string {
  if (line.redacted !== undefined) return texts.conversation.redacted(line.redacted.by, line.redacted.reason)
  const spoken = line.kind === 'privmsg' || line.kind === 'notice'
  const forWhom = line.status === undefined ? '' : `(${ranksHearing(line.status)}) `
  return spoken && named ? `${isolated(line.sender)}: ${forWhom}${lineText(line)}` : forWhom + lineText(line)
}
