import type { Buffer } from '../buffers/buffer.ts'
import { type ActionOutcome, notDone } from '../action-outcome.ts'
import type { Effect } from '../commands/effect.ts'
import { noteLine } from '../history/line-of-message.ts'
import type { ModelParts } from '../model-parts.ts'
import type { Network } from '../network/network.ts'
import { say } from '../outbox/say.ts'
import { answers } from '../words/answers.ts'
import { type PersonNow, personNow } from './person-now.ts'

/**
 * What was written to somebody who is called otherwise now goes to them, and is shown where it goes; where somebody else has
 * spoken under the old nickname, it is asked whom it is for.
 */
export function goOn(
  parts: ModelParts,
  network: Network,
  before: Buffer,
  { to, spoke }: Extract<PersonNow, { readonly kind: 'renamed' }>,
  text: string,
): ActionOutcome<Effect | undefined> {
  if (spoke) return notDone('needs-confirmation', answers.anotherPerson(before.name, to))
  const isNew = network.buffers.get(to) === undefined
  const said = say(parts, network, to, text)
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
  return notDone('needs-confirmation', answers.anotherPerson(target, now.to))
}
