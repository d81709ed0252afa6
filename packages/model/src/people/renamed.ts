import type { Buffer } from '../buffers/buffer.ts'
import { type ActionOutcome, notDone } from '../action-outcome.ts'
import type { Effect } from '../commands/effect.ts'
import { noteLine } from '../history/line-of-message.ts'
import type { ModelParts } from '../model-parts.ts'
import type { Network } from '../network/network.ts'
import { type Manner, say } from '../outbox/say.ts'
import { answers } from '../words/answers.ts'
import { personNow } from './person-now.ts'

/**
 * What was written to somebody who is called otherwise now goes to them, and is shown where it goes; where somebody else has, or
 * had, the old nickname since, it is asked whom it is for.
 */
export function goOn(
  parts: ModelParts,
  network: Network,
  before: Buffer,
  text: string,
  manner: Manner,
): ActionOutcome<Effect | undefined> {
  // It may be another by the time that this is loaded.
  const now = personNow(before, network.buffers)
  if (now.kind === 'same') {
    const said = say(parts, network, before.name, text, manner)
    if (said.ok) before.input.remember(text, before.name, [])
    return said
  }
  const { to, taken } = now
  if (taken) return notDone('another-person', answers.anotherPerson(before.name, to))
  const isNew = network.buffers.get(to) === undefined
  // A reply is to what stands in another conversation. They have this nickname now, whoever had it before.
  const said = say(parts, network, to, text, { ...manner, tags: {}, toWhoever: true })
  const buffer = network.buffers.get(to)
  if (!said.ok || buffer === undefined) return said
  before.input.remember(text, before.name, [])
  if (isNew) {
    const { environment, newId } = parts
    buffer.note(noteLine(` note ${newId()}`, environment.now(), '', answers.goesOn(to, before.name)))
  }
  return { ok: true, value: { kind: 'show', buffer: buffer.key } }
}

/** Why nothing is said to this nickname without a question; undefined where nothing is in the way. */
export function questionBefore(target: string, { buffers }: Network): ActionOutcome<never> | undefined {
  const buffer = buffers.get(target)
  const now = buffer === undefined ? undefined : personNow(buffer, buffers)
  if (now?.kind !== 'renamed') return undefined
  return notDone('another-person', answers.anotherPerson(target, now.to))
}
