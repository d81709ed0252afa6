import { isMetadataKey, MAX_SUBSCRIPTIONS } from '../../metadata/metadata-keys.ts'
import type { Attachment } from '../../user/attachment.ts'
import type { Network } from '../../user/network.ts'
import type { UserParts } from '../../user/parts.ts'
import type { CommandContext } from '../command.ts'
import { inLines } from '../in-lines.ts'
import { type BatchInit, batchMessages } from '../response.ts'
import { numericReply } from '../server-name.ts'
import { changeLine, invalidKey } from './metadata-lines.ts'

const COMMAND = 'METADATA'

/**
 * Each key in its order: the client knows from the answers which of them it is told of. Then what is set for them.
 * Source: https://ircv3.net/specs/extensions/metadata#metadata-sub
 */
export function subscribe(keys: readonly string[], context: CommandContext): void {
  const { metadataKeys } = context.attachment
  const granted: string[] = []
  const added = new Set<string>()
  for (const word of keys) {
    const key = word.toLowerCase()
    if (!isMetadataKey(word)) {
      context.reply(invalidKey(word))
      continue
    }
    if (!metadataKeys.has(key)) {
      if (metadataKeys.size >= MAX_SUBSCRIPTIONS) {
        context.fail(COMMAND, 'TOO_MANY_SUBS', [word], `A client is told of at most ${MAX_SUBSCRIPTIONS} keys`)
        break
      }
      metadataKeys.add(key)
      added.add(key)
    }
    granted.push(word)
  }
  listed('770', granted, context)
  const { network } = context.attachment
  if (network === undefined) return
  context.user.networkMetadata.check(network)
  if (added.size > 0) tellSet(added, network, context)
}

export function unsubscribe(keys: readonly string[], context: CommandContext): void {
  const ended = keys.filter((word) => {
    if (isMetadataKey(word)) return true
    context.reply(invalidKey(word))
    return false
  })
  for (const word of ended) context.attachment.metadataKeys.delete(word.toLowerCase())
  listed('771', ended, context)
  const { network } = context.attachment
  if (network !== undefined) context.user.networkMetadata.check(network)
}

export function subscriptions(context: CommandContext): void {
  const { attachment, screen } = context
  const keys = [...attachment.metadataKeys]
  const lines = keys.length === 0 ? [] : inLines(keys)
  const messages = lines.map((line) => numericReply('772', screen.view.nickname, ...line.split(' ')))
  context.replyBatch({ type: 'metadata-subs', params: [], messages })
}

/** The subscriptions that a screen has wished for when it was opened, and what is set for them. See docs/extensions/mux.md. */
export function subscribeFirst(
  keys: readonly string[],
  attachment: Attachment,
  network: Network,
  user: UserParts,
): void {
  const { screen, metadataKeys } = attachment
  if (!screen.view.capabilities.has('draft/metadata-2')) return
  const granted = keys.filter(isMetadataKey).slice(0, MAX_SUBSCRIPTIONS)
  if (granted.length === 0) return
  for (const key of granted) metadataKeys.add(key.toLowerCase())
  for (const line of inLines(granted)) screen.send(numericReply('770', screen.view.nickname, ...line.split(' ')))
  const batch = whatIsSet(metadataKeys, network, user)
  if (batch.messages.length > 0) {
    for (const message of batchMessages(batch, user.batchReferences.next())) screen.send(message)
  }
  user.networkMetadata.check(network)
}

function tellSet(keys: ReadonlySet<string>, network: Network, context: CommandContext): void {
  const batch = whatIsSet(keys, network, context.user)
  if (batch.messages.length > 0) context.replyBatch(batch)
}

/** Every value of the bouncer's own that is set for these keys. */
function whatIsSet(keys: ReadonlySet<string>, network: Network, { metadata }: UserParts): BatchInit {
  const messages = network.buffers
    .list()
    .flatMap(({ id, name }) =>
      [...metadata.of(id)].flatMap(([key, value]) => (keys.has(key) ? changeLine(name, key, value) : [])),
    )
  return { type: 'metadata', params: [], messages }
}

function listed(number: string, keys: readonly string[], context: CommandContext): void {
  if (keys.length === 0) return
  for (const line of inLines(keys)) context.numeric(number, ...line.split(' '))
}
