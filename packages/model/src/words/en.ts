import type { InWords } from './in-words.ts'

/** What the model may have to say at any time, in English. Another language is another object of this shape. */
export const en = {
  offline: 'You are offline. Try again when the connection is back.',
  unanswered: 'There was no answer. It may have worked all the same.',
  disconnected: 'The connection was lost before the answer came.',
  notLoaded: 'A part of the app could not be loaded. Try again when you are online.',
  noBuffer: 'This conversation is not there any more.',
  noNetwork: 'This network is not there any more.',
  nobodyReads: 'Nobody reads what is written here.',
  nothingToSend: 'There is nothing to send.',
  manyMessages: (count: number) => `This is sent as ${count} messages, one after the other. Send them all?`,
  slippedPassword: 'This looks like a command with a password behind a blank. Say it for all to read?',
  outboxFull: 'Too many messages wait to be sent.',
  tooLong: 'This is too long for IRC. Make it shorter.',
  notCarried: (why: string) => `IRC cannot carry this: ${why}.`,
  badAnswer: 'The bouncer did not say which network it added.',
  noBouncer: 'There is no bouncer between you and the network that could do this.',
} as const

/** The same in any language. */
export type Words = InWords<typeof en>
