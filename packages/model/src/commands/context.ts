import { noteLine } from '../history/line-of-message.ts'
import type { ModelParts } from '../model-parts.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { Network } from '../network/network.ts'
import { type Manner, say } from '../outbox/say.ts'
import { questionBefore } from '../people/renamed.ts'
import type { Command, CommandContext } from './command.ts'

/**
 * What a command works on that was typed in this buffer; `type` does what typing a text there would do. `manner`: what the person was
 * asked, and wants.
 */
export function commandContext(
  parts: ModelParts,
  network: Network,
  buffer: Buffer,
  commands: readonly Command[],
  type: CommandContext['type'],
  manner: Pick<Manner, 'confirmed' | 'toWhoever'>,
): CommandContext {
  const { store, networks, keeper, environment, preferences, settings, timers, version, newId } = parts
  return {
    preferences,
    settings,
    timers,
    version,
    newId,
    type,
    state: store,
    session: network.state,
    network,
    networks,
    keeper,
    buffer,
    environment,
    commands,
    print(...texts) {
      // Behind what is here, also where a clock is behind.
      const time = Math.max(environment.now(), buffer.timeline.last?.time ?? 0)
      for (const text of texts) buffer.note(noteLine(` note ${newId()}`, time, '', text))
    },
    ask: (message) => network.ask(message),
    say(target, text, as = 'privmsg', tags = {}) {
      const question = manner.toWhoever === true ? undefined : questionBefore(target, network)
      return question ?? say(parts, network, target, text, { ...manner, as, tags })
    },
  }
}
