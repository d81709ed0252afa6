import type { Buffer } from '../buffers/buffer.ts'
import type { Effect } from '../commands/effect.ts'
import { loadCommands } from '../commands/load-commands.ts'
import { readTyped } from '../commands/typed.ts'
import { withPart } from '../load-later.ts'
import type { SendOptions } from '../model.ts'
import type { ActionOutcome } from '../action-outcome.ts'
import type { ModelParts } from '../model-parts.ts'
import type { Network } from '../network/network.ts'
import { loadRenamed } from '../people/load-renamed.ts'
import { personNow } from '../people/person-now.ts'
import { say } from './say.ts'

/** Says what was typed in a buffer, or does it, where it is a command. */
export async function sendTyped(
  parts: ModelParts,
  network: Network,
  buffer: Buffer,
  text: string,
  { confirmed = false, toWhoever = false, replyTo }: SendOptions = {},
): Promise<ActionOutcome<Effect | undefined>> {
  const typed = readTyped(text)
  if (typed.kind === 'text') {
    const tags: Record<string, string> = replyTo === undefined ? {} : { '+reply': replyTo }
    if (!toWhoever && personNow(buffer, network.buffers).kind === 'renamed') {
      return withPart(loadRenamed, (goOn) => goOn(parts, network, buffer, typed.text, { tags, confirmed }))
    }
    const said = say(parts, network, answeredTo(buffer, replyTo), typed.text, { tags, confirmed, toWhoever })
    if (said.ok) buffer.input.remember(text, buffer.name, [])
    return said
  }
  return withPart(loadCommands, ({ commands, runCommand, commandContext }) => {
    buffer.input.remember(text, buffer.name, commands)
    const type = (more: string): Promise<ActionOutcome<Effect | undefined>> => sendTyped(parts, network, buffer, more)
    const context = commandContext(parts, network, buffer, commands, type, { confirmed, toWhoever })
    return runCommand(typed.name, typed.rest, context, confirmed)
  })
}

/** Whom an answer is for: what was said to the operators of a channel alone is answered to them alone. */
function answeredTo({ name, timeline }: Buffer, replyTo: string | undefined): string {
  return `${(replyTo === undefined ? undefined : timeline.get(replyTo)?.status) ?? ''}${name}`
}
