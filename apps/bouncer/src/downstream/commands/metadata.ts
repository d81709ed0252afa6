import type { MessageInit, Outcome } from '@longwire/irc'
import type { BufferRecord } from '@longwire/store'
import { badValue, isMetadataKey, isOwnKey, readMetadataValue } from '../../metadata/metadata-keys.ts'
import { networkValues } from '../../metadata/network-metadata.ts'
import { refusalReply } from '../../user/refusal-reply.ts'
import type { Command, CommandContext, NetworkCommandContext } from '../command.ts'
import { conversationNamed } from '../conversation-name.ts'
import { changeLine, invalidKey, valueLine } from './metadata-lines.ts'
import { subscribe, subscriptions, unsubscribe } from './metadata-subscriptions.ts'

const COMMAND = 'METADATA'

/** What a subcommand works on; the target is never `*`. */
interface Asked {
  readonly target: string
  /** As the client wrote it. */
  readonly named: string
  readonly rest: readonly string[]
}

type Subcommand = (asked: Asked, context: NetworkCommandContext) => void

/** What is about the client itself, and so there without a network, too. */
const ofClient: Readonly<Record<string, (keys: readonly string[], context: CommandContext) => void>> = {
  SUB: subscribe,
  UNSUB: unsubscribe,
  SUBS: (_, context) => subscriptions(context),
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  GET: get,
  LIST: (asked, context) => valuesOf('LIST', asked, context),
  SYNC: (asked, context) => valuesOf('SYNC', asked, context),
  SET: set,
  CLEAR: clear,
}

/** The bouncer's own keys of conversations, and the network's of users and channels. See docs/extensions/metadata.md. */
export const metadata: Command = {
  name: COMMAND,
  minParams: 2,
  needsNetwork: false,
  needsUpstream: false,
  capability: 'draft/metadata-2',
  run({ params: [named = '', name = '', ...rest] }, context) {
    const { network } = context.attachment
    const known = name.toUpperCase()
    if (Object.hasOwn(ofClient, known)) return ofClient[known]?.(rest, context)
    if (network === undefined) {
      return context.fail(COMMAND, 'NEED_NETWORK', [], 'This connection is not bound to a network')
    }
    const subcommand = Object.hasOwn(subcommands, known) ? subcommands[known] : undefined
    if (subcommand === undefined) {
      return context.fail(COMMAND, 'SUBCOMMAND_INVALID', [name || '*'], 'This METADATA command is not known')
    }
    const target = named === '*' ? network.nickname : named
    if (conversationNamed(network, target) === undefined) {
      return context.fail(COMMAND, 'INVALID_TARGET', [named], 'This is neither a channel nor a nickname')
    }
    return subcommand({ target, named, rest }, { ...context, network })
  },
}

function get({ target, named, rest }: Asked, context: NetworkCommandContext): void {
  const { network, user } = context
  if (rest.length === 0) return context.fail(COMMAND, 'NEED_MORE_PARAMS', ['GET'], 'A key is needed')
  const others = rest.filter((key) => isMetadataKey(key) && !isOwnKey(key.toLowerCase()))
  const asked =
    others.length === 0 ? Promise.resolve(undefined) : user.networkMetadata.query(network, [named, 'GET', ...others])
  const buffer = network.buffers.find(target)
  return context.later(COMMAND, asked, (outcome) => {
    if (outcome?.kind === 'refused') return refuse(outcome, context)
    const values = networkValues(outcome)
    const lineOf = (word: string): MessageInit => {
      const key = word.toLowerCase()
      if (!isMetadataKey(word)) return invalidKey(word)
      const theirs = values.find(({ params }) => params?.[2]?.toLowerCase() === key)
      if (theirs !== undefined) return theirs
      return valueLine(target, key, buffer && user.metadata.of(buffer.id).get(key), context)
    }
    return context.replyBatch({ type: 'metadata', params: [target], messages: rest.map(lineOf) })
  })
}

/** Own values first, then the network's; of a SYNC only what the client is subscribed to. */
function valuesOf(subcommand: 'LIST' | 'SYNC', { target, named }: Asked, context: NetworkCommandContext): void {
  const { attachment, network, user } = context
  const buffer = network.buffers.find(target)
  const own = buffer === undefined ? [] : [...user.metadata.of(buffer.id)]
  const messages = own.flatMap(([key, value]) => {
    if (subcommand === 'LIST') return valueLine(target, key, value, context)
    return attachment.metadataKeys.has(key) ? changeLine(buffer?.name ?? target, key, value) : []
  })
  return context.later(COMMAND, user.networkMetadata.query(network, [named, subcommand]), (outcome) => {
    const theirs = networkValues(outcome)
    context.replyBatch({ type: 'metadata', params: [target], messages: [...messages, ...theirs] })
  })
}

function set({ target, named, rest: [word, given] }: Asked, context: NetworkCommandContext): void {
  const { network, user } = context
  if (word === undefined) return context.fail(COMMAND, 'NEED_MORE_PARAMS', ['SET'], 'A key is needed')
  if (!isMetadataKey(word)) return context.reply(invalidKey(word))
  const key = word.toLowerCase()
  if (!isOwnKey(key)) {
    const params = [named, 'SET', word, ...(given === undefined ? [] : [given])]
    return context.later(COMMAND, user.networkMetadata.query(network, params), (outcome) => {
      if (outcome === undefined) return noPermission(named, word, context)
      if (outcome.kind === 'refused') return refuse(outcome, context)
      for (const line of networkValues(outcome)) context.reply(line)
    })
  }
  const value = given === undefined || given === '' ? undefined : readMetadataValue(key, given)
  if (value === badValue) {
    return context.fail(COMMAND, 'VALUE_INVALID', [target, key], `${key} cannot have this value`)
  }
  return withBuffer(target, context, (buffer) => {
    if (value === undefined && !user.metadata.of(buffer.id).has(key)) {
      return context.fail(COMMAND, 'KEY_NOT_SET', [buffer.name, key], 'This key is not set')
    }
    if (!user.metadata.hasRoom(network, buffer)) {
      return context.fail(COMMAND, 'LIMIT_REACHED', [buffer.name], 'Too many conversations have metadata')
    }
    return context.later(COMMAND, user.metadata.change({ network, buffer, key, value }), () => {
      context.reply(valueLine(buffer.name, key, value, context))
      tellOthers(buffer, key, value, context)
    })
  })
}

function clear({ target, named }: Asked, context: NetworkCommandContext): void {
  const { network, user } = context
  const buffer = network.buffers.find(target)
  const keys = buffer === undefined ? [] : [...user.metadata.of(buffer.id).keys()]
  const cleared = async (): Promise<Outcome | undefined> => {
    if (buffer !== undefined) {
      await Promise.all(keys.map((key) => user.metadata.change({ network, buffer, key, value: undefined })))
    }
    return user.networkMetadata.query(network, [named, 'CLEAR'])
  }
  return context.later(COMMAND, cleared(), (outcome) => {
    const own = keys.map((key) => valueLine(buffer?.name ?? target, key, undefined, context))
    if (buffer !== undefined) for (const key of keys) tellOthers(buffer, key, undefined, context)
    context.replyBatch({ type: 'metadata', params: [target], messages: [...own, ...networkValues(outcome)] })
  })
}

function withBuffer(target: string, context: NetworkCommandContext, then: (buffer: BufferRecord) => void): void {
  const { network } = context
  const place = conversationNamed(network, target)
  if (place === undefined) return
  const buffer = network.buffers.ensure(place)
  if (buffer instanceof Promise) context.later(COMMAND, buffer, then)
  else then(buffer)
}

function tellOthers(
  buffer: BufferRecord,
  key: string,
  value: string | undefined,
  context: NetworkCommandContext,
): void {
  const line = changeLine(buffer.name, key, value)
  for (const { screen, metadataKeys } of context.user.attachments.at(context.network)) {
    if (screen !== context.screen && metadataKeys.has(key)) screen.send(line)
  }
}

function noPermission(target: string, key: string, context: NetworkCommandContext): void {
  context.fail(COMMAND, 'KEY_NO_PERMISSION', [target, key], 'This network keeps no such keys')
}

function refuse(outcome: Extract<Outcome, { kind: 'refused' }>, context: NetworkCommandContext): void {
  context.reply(refusalReply(outcome.refusal, COMMAND, context.network.nickname))
}
