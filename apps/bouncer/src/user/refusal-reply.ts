import { type MessageInit, numerics, type Refusal } from '@longwire/irc'
import { failReply, numericReply } from '../downstream/server-name.ts'

/** A network's refusal of what a screen asked for, as the screen would have got it from the network. */
export function refusalReply(refusal: Refusal, command: string, nickname: string): MessageInit {
  const { code, params, text } = refusal
  const number = Object.hasOwn(numerics, code) ? numerics[code as keyof typeof numerics] : undefined
  if (number !== undefined) return numericReply(number, nickname, ...params, text)
  if (/^\d{3}$/.test(code)) return numericReply(code, nickname, ...params, text)
  return failReply(command, code, params, text)
}
