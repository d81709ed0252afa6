import { ClientBatch, invalid, multilineLimitsAt, type BatchFault } from '../client-batch.ts'
import type { Command, CommandContext } from '../command.ts'
import { createCommandContext } from '../command-context.ts'
import { sayText } from './say.ts'

const COMMAND = 'BATCH'

/**
 * A message of several lines: said, kept and shown as one, and answered when it has ended.
 * Source: https://ircv3.net/specs/extensions/multiline
 */
export const batch: Command = {
  name: COMMAND,
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'draft/multiline',
  run(message, context) {
    const [sign = '', type = '', target = ''] = message.params
    const reference = sign.slice(1)
    const open = context.attachment.batch
    if (sign.startsWith('-') && reference !== '') {
      if (open?.reference === reference) end(open, context)
      else if (context.attachment.droppedBatch === reference) context.attachment.droppedBatch = undefined
      else refuse(invalid('There is no such open batch'), context)
      return
    }
    if (!sign.startsWith('+') || reference === '' || type !== 'draft/multiline' || target === '') {
      refuse(invalid('A batch of a client is of the type draft/multiline, and has a target'), context)
      return
    }
    if (open !== undefined) return abort(invalid('Another batch is open'), context)
    const { response } = context
    response.hold()
    context.attachment.batch = new ClientBatch(
      message,
      reference,
      target,
      response,
      multilineLimitsAt(context.network.place),
    )
  },
}

/** Gives up the batch that is open, and tells its sender why; what still comes of it is dropped. */
export function abort(fault: BatchFault, context: CommandContext): void {
  const { attachment, user } = context
  const open = attachment.batch
  attachment.batch = undefined
  if (open === undefined) return refuse(fault, context)
  attachment.droppedBatch = open.reference
  refuse(fault, createCommandContext(user, attachment, open.response))
  return open.response.release()
}

function end(open: ClientBatch, context: CommandContext): void {
  const { attachment, user } = context
  const { command, opening, response, target, text } = open
  const isOther = text.startsWith('\x01') && !text.startsWith('\x01ACTION ')
  if (command === undefined || text.trim() === '' || isOther) return abort(invalid('There is no text in it'), context)
  attachment.batch = undefined
  sayText(target, text, { ...opening, command }, createCommandContext(user, attachment, response))
  return response.release()
}

function refuse({ code, context: words, text }: BatchFault, context: CommandContext): void {
  context.fail(COMMAND, code, words, text)
}
