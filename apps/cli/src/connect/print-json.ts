import type { ClientStatus } from '@longwire/connection'
import type { IrcEvent } from '@longwire/irc'

/** One line of `--json` for a status. */
export function statusJson(status: ClientStatus, now: number): string {
  const { kind, ...rest } = status
  if (!('error' in rest)) return line({ type: 'status', status: kind, ...rest }, now)
  const { error, ...others } = rest
  const { code, retry, userText, details } = error
  return line({ type: 'status', status: kind, ...others, error: { code, retry, text: userText, ...details } }, now)
}

/** One line of `--json` for an event: its fields, and the message that it came from. */
export function eventJson(event: IrcEvent, now: number): string {
  return line(event, now)
}

// One line however the text is made; maps and sets become objects and lists.
function line(fields: object, now: number): string {
  const value = { time: now, ...fields }
  return JSON.stringify(value, (_, part: unknown): unknown => {
    if (part instanceof Set) return [...(part as Set<unknown>)]
    return isMap(part) ? Object.fromEntries(part) : part
  })
}

/** Maps, and the tags of a line, which are one without being made as one. */
function isMap(part: unknown): part is ReadonlyMap<string, unknown> {
  return typeof part === 'object' && part !== null && 'forEach' in part && 'get' in part
}
