import type { EventOf } from '@longwire/irc'
import { REFUSED } from '@longwire/store'
import type { Place, Relayed } from './relayed.ts'

/** The network has refused what counted as said: `msgid` is the message's. See docs/extensions/refused.md. */
export function relayRefusal(
  { code, text, message: { source } }: EventOf<'message-refused'>,
  place: Place,
  msgid: string,
): Relayed {
  return {
    rows: [],
    shown: { ...(source !== undefined && { source }), command: REFUSED, params: [place.name, msgid, code, text] },
    state: false,
    redacted: { place, msgid, reason: text, refusal: code },
  }
}
