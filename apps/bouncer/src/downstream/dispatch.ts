import { type Line, type Message, parseMessage } from '@longwire/irc'
import type { Attachment } from '../user/attachment.ts'
import type { UserParts } from '../user/parts.ts'
import { invalid } from './client-batch.ts'
import type { Command, CommandContext } from './command.ts'
import { createCommandContext } from './command-context.ts'
import { commands } from './commands.ts'
import { abort } from './commands/batch.ts'
import { Response } from './response.ts'

const MAX_LABEL_BYTES = 64
/** Bytes of a line without its tags; the mux allows so much. */
const MAX_LINE_BYTES = 4096
/** Bytes of the tags that a client may send. Source: https://ircv3.net/specs/extensions/message-tags#size-limit */
const MAX_TAG_BYTES = 4096

/** What may come while a batch of a client is open. */
const withinBatch: ReadonlySet<string> = new Set(['BATCH', 'PING', 'PONG'])

/** Carries out one line of a registered screen. Nothing in it can do more than what this screen may. */
export function dispatchLine({ text, damaged }: Line, user: UserParts, attachment: Attachment): void {
  const message = parseMessage(text)
  if (message === undefined) return
  const response = new Response(attachment.screen, labelOf(message, attachment), user.batchReferences)
  const context = createCommandContext(user, attachment, response)
  if (takenByBatch(message, text, damaged, context)) return
  if (isTooLong(text, damaged)) context.numeric('417', 'That line was too long')
  else if (damaged) context.fail('*', 'INVALID_UTF8', [], 'That line is not valid UTF-8, and was not taken')
  else run(message, context)
  response.release()
}

/** Whether a line belongs to a message of several lines that is on its way. Any other line but for PING and PONG ends that. */
function takenByBatch(message: Message, text: string, damaged: boolean, context: CommandContext): boolean {
  const { batch: open, droppedBatch } = context.attachment
  const reference = message.tags.get('batch')
  if (open === undefined) return reference !== undefined && reference === droppedBatch
  if (reference === open.reference) {
    const broken = damaged || isTooLong(text, damaged)
    const fault = broken ? invalid('A line of it was too long, or no UTF-8') : open.add(message)
    if (fault !== undefined) abort(fault, context)
    return true
  }
  if (!withinBatch.has(message.command)) abort(invalid('Only its own lines may come while a batch is open'), context)
  return false
}

function run(message: Message, context: CommandContext): void {
  const command = commands.get(message.command)
  if (command === undefined || !exists(command, context)) {
    context.numeric('421', message.command, 'This command is not known here')
    return
  }
  if (message.params.length < command.minParams) {
    if (command.capability === undefined) context.numeric('461', message.command, 'More parameters are needed')
    else context.fail(message.command, 'NEED_MORE_PARAMS', [], 'More parameters are needed')
    return
  }
  if (!command.needsNetwork) return command.run(message, context)
  const { network } = context.attachment
  if (network === undefined) {
    context.fail(message.command, 'NEED_NETWORK', [], 'This connection is not bound to a network')
    return
  }
  if (command.needsUpstream && !network.connected) {
    const text = `${network.record.settings.name} is not connected`
    context.fail(message.command, 'NETWORK_DISCONNECTED', [], text)
    return
  }
  command.run(message, { ...context, network })
}

/** A capability of the network goes while it is away: then it is that which is told. */
function exists({ capability, needsUpstream }: Command, { screen, attachment: { network } }: CommandContext): boolean {
  if (capability === undefined || screen.view.capabilities.has(capability)) return true
  return needsUpstream && network?.connected === false
}

function labelOf({ tags }: Message, { screen }: Attachment): string | undefined {
  if (!screen.view.capabilities.has('labeled-response')) return undefined
  const label = tags.get('label')
  if (label === undefined || label === '' || Buffer.byteLength(label) > MAX_LABEL_BYTES) return undefined
  return label
}

/** What is longer by far comes cut, and by less than a character shorter than what is allowed. */
function isTooLong(line: string, damaged: boolean): boolean {
  const tagsEnd = line.startsWith('@') ? line.indexOf(' ') + 1 : 0
  return (
    Buffer.byteLength(line.slice(0, tagsEnd)) > MAX_TAG_BYTES ||
    Buffer.byteLength(line.slice(tagsEnd)) > MAX_LINE_BYTES - (damaged ? 4 : 0)
  )
}
