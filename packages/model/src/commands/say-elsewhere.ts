import { sameName } from '@longwire/irc'
import { done, notDone } from '../action-outcome.ts'
import type { Delivery } from '../line.ts'
import { addresseeOf } from '../outbox/addressee.ts'
import type { OutboxEntry } from '../outbox/outbox.ts'
import { answers } from '../words/answers.ts'
import { refusedText } from '../words/refused.ts'
import type { CommandContext, CommandOutcome } from './command.ts'

/**
 * Says something to somebody while one looks at another conversation, and tells there what became of it. Where the network says
 * no, nothing of it stays: the text goes back to who wrote it.
 */
export async function sayElsewhere(
  context: CommandContext,
  target: string,
  text: string,
  as: OutboxEntry['as'],
): Promise<CommandOutcome> {
  const { network, buffer, print } = context
  const { casemapping } = network.buffers
  const { outbox } = network.sender
  const { target: place } = addresseeOf(context.session.isupport, target)
  const isNew = network.buffers.get(place) === undefined
  const before = new Set(outbox.entriesOf(place, casemapping).map(({ id }) => id))
  const said = context.say(target, text, as)
  // Where one looks at it, one sees what becomes of it.
  if (!said.ok || sameName(place, buffer.name, casemapping)) return said
  const ids = outbox.entriesOf(place, casemapping).flatMap(({ id }) => (before.has(id) ? [] : [id]))
  const became = network.ready ? await Promise.all(ids.map((id) => outbox.settled(id))) : [waits]
  const failed = became.find((one) => one?.kind === 'failed')
  if (failed === undefined) {
    print(answerTo(became, target, as))
    return done
  }
  for (const id of ids) outbox.drop(id)
  if (isNew) forget(context, place)
  return notDone(failed.code ?? 'failed', refusedText(failed.code ?? '', target, '', failed.text))
}

const waits = { kind: 'pending' } as const

function answerTo(became: readonly (Delivery | undefined)[], target: string, as: OutboxEntry['as']): string {
  if (became.some((one) => one?.kind === 'uncertain')) return answers.saidPerhaps(target)
  if (became.some((one) => one !== undefined)) return answers.saidLater(target)
  return as === 'notice' ? answers.noticed(target) : answers.said(target)
}

/** A conversation that was only made for what was not said. */
function forget({ network }: CommandContext, target: string): void {
  const made = network.buffers.get(target)
  if (made === undefined || made.timeline.last !== undefined) return
  network.presence.unwatch(made)
  network.buffers.remove(target)
}
