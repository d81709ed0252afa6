import { reactTo, redactMessage, unreactTo } from '@longwire/irc'
import { done, refusal, offline, settled } from '../../action-outcome.ts'
import type { Actions } from '../../model.ts'
import type { Networks } from '../../network/networks.ts'
import { answers } from '../../words/answers.ts'
import { withBuffer } from '../with-buffer.ts'

type LineActions = Pick<Actions, 'resend' | 'discard' | 'react' | 'redact'>

const notWaiting = refusal('no-line', () => answers.notWaiting)

/** What is done with single lines. */
export function lineActions(networks: Networks): LineActions {
  return {
    resend: (key, line) =>
      withBuffer(networks, key, (_buffer, { sender }) => {
        if (!sender.outbox.retry(line)) return notWaiting
        sender.flush()
        return done
      }),

    discard: (key, line) =>
      withBuffer(networks, key, (_buffer, { sender }) => (sender.outbox.drop(line) ? done : notWaiting)),

    react: (key, line, reaction, added) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        const message = added ? reactTo(buffer.name, line, reaction) : unreactTo(buffer.name, line, reaction)
        return settled(network.ask(message), () => undefined)
      }),

    redact: (key, line, reason) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        return settled(network.ask(redactMessage(buffer.name, line, reason)), () => undefined)
      }),
  }
}
