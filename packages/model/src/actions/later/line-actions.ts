import { reactTo, redactMessage, unreactTo } from '@longwire/irc'
import { type ActionOutcome, done, notDone, refusal, offline } from '../../action-outcome.ts'
import type { Buffer } from '../../buffers/buffer.ts'
import type { Line } from '../../line.ts'
import type { Network } from '../../network/network.ts'
import type { Actions } from '../../model.ts'
import type { ModelParts } from '../../model-parts.ts'
import { takesReactions } from '../../network/capabilities.ts'
import { personNow } from '../../people/person-now.ts'
import { say } from '../../outbox/say.ts'
import { answers } from '../../words/answers.ts'
import { inWords } from '../../words/refused.ts'
import { withBuffer } from '../with-buffer.ts'

type LineActions = Pick<Actions, 'resend' | 'discard' | 'react' | 'redact'>

/** Milliseconds that a link which is coming up is given. */
const PATIENCE = 10_000

const notWaiting = refusal('no-line', () => answers.notWaiting)
const noReactions = refusal('not-here', () => answers.notHere.reactions)

/** What is done with single lines. */
export function lineActions(parts: ModelParts): LineActions {
  const { networks } = parts
  return {
    resend: (key, line) =>
      withBuffer(networks, key, (buffer, network) => {
        const refused = buffer.timeline.get(line)
        if (buffer.discard(line) && refused !== undefined) return sayAgain(parts, network, buffer, refused)
        const meant = personNow(buffer, network.buffers).kind === 'renamed'
        if (!network.sender.outbox.retry(line, meant)) return notWaiting
        network.sender.flush()
        return done
      }),

    discard: (key, line) =>
      withBuffer(networks, key, (buffer, { sender }) =>
        buffer.discard(line) || sender.outbox.drop(line) ? done : notWaiting,
      ),

    react: (key, line, reaction, added) =>
      withBuffer(networks, key, async (buffer, network) => {
        if (!(await network.becomesReady(PATIENCE))) return offline
        if (!takesReactions(network.state)) return noReactions
        const now = personNow(buffer, network.buffers)
        if (now.kind === 'renamed') return notDone('renamed', answers.renamedMeanwhile(buffer.name, now.to))
        const message = added ? reactTo(buffer.name, line, reaction) : unreactTo(buffer.name, line, reaction)
        return inWords(network.ask(message), buffer.name, () => undefined)
      }),

    redact: (key, line, reason) =>
      withBuffer(networks, key, async (buffer, network) => {
        if (!(await network.becomesReady(PATIENCE))) return offline
        return inWords(network.ask(redactMessage(buffer.name, line, reason)), buffer.name, () => undefined)
      }),
  }
}

/** What was refused after it had been sent is said anew. */
function sayAgain(parts: ModelParts, network: Network, { name }: Buffer, line: Line): ActionOutcome<undefined> {
  const { kind, status = '', text, replyTo } = line
  const tags: Record<string, string> = replyTo === undefined ? {} : { '+reply': replyTo }
  return say(parts, network, status + name, text, {
    as: kind === 'notice' || kind === 'action' ? kind : 'privmsg',
    tags,
    confirmed: true,
    toWhoever: true,
  })
}
