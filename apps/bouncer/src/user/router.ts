import { type EventOf, formatServerTime, type IrcEvent, isUserSource, type MessageInit } from '@longwire/irc'
import type { Verdict } from '@longwire/attention'
import type { Environment } from '@longwire/connection'
import { type Appended, type BufferId, type History, type MessageId, REDACT, REFUSED } from '@longwire/store'
import { addTags, tagOf } from '../downgrades/rewrite.ts'
import type { BatchReferences } from '../downstream/response.ts'
import type { Log } from '../log/log.ts'
import type { Counters } from '../metrics/counters.ts'
import { tagsToShow } from '../relay/client-tags.ts'
import { isLineEvent, relay } from '../relay/relay.ts'
import { relayRefusal } from '../relay/refusal.ts'
import type { LineEvent, Redacted, Relayed, RelayedRow, Said } from '../relay/relayed.ts'
import { relaySaid, saidIn } from '../relay/said.ts'
import type { Attachment } from './attachment.ts'
import type { Attachments } from './attachments.ts'
import type { Delivered } from './delivered.ts'
import type { DetachedChannels } from './detached-channels.ts'
import { newMsgid } from './msgid.ts'
import { NetsplitBatches } from './netsplit-batches.ts'
import type { Network } from './network.ts'
import type { Arrival, Origin } from './origin.ts'
import type { Draft, DraftMessage, Recorded, Recorder } from './recorder.ts'
import type { RecordObservers } from './record-observers.ts'
import type { Sender } from './sender.ts'
import { type Shown, stateLine } from './shown.ts'
import { sourceText } from './source-text.ts'
import type { UnconfirmedSays } from './unconfirmed-says.ts'
import type { Work } from './work.ts'

/** What the store would clamp to, too: the line that is shown has the time that it is kept with. */
const MAX_AHEAD_MS = 60_000

/** Decides what a row means for the person. */
export type Judge = (network: Network, row: RelayedRow, origin: Origin) => Verdict

/** What is to be kept, and what it means for the person. */
interface JudgedDraft extends Draft {
  readonly verdict: Verdict
}

/** No buffer has this number. */
const UNKNOWN: BufferId = 0

/** What the way of a line passes. */
interface RouterUser {
  readonly environment: Environment
  readonly log: Log
  readonly counters: Counters
  readonly history: History
  readonly recorder: Recorder
  readonly observers: RecordObservers
  readonly unconfirmed: UnconfirmedSays
  readonly attachments: Attachments
  readonly delivered: Delivered
  readonly detached: DetachedChannels
  readonly batchReferences: BatchReferences
  readonly work: Work
}

/** The way of everything that happens: into the record first, then to the screens of its network. */
export class Router {
  readonly #user: RouterUser
  readonly #judge: Judge
  readonly #netsplits: NetsplitBatches
  #lastLine: LineEvent['message'] | undefined

  constructor(user: RouterUser, judge: Judge) {
    this.#user = user
    this.#judge = judge
    this.#netsplits = new NetsplitBatches(user.batchReferences)
  }

  /** Something came from a network. */
  event(network: Network, event: IrcEvent): void {
    for (const { message, framed } of this.#netsplits.frames(network, event)) {
      this.#user.recorder.after((sequence) => this.#deliver(network, { ...stateLine(message, sequence), framed }, []))
    }
    if (!isLineEvent(event)) return
    // Several events may tell of one line; the screens get the line once.
    if (event.message === this.#lastLine) return
    if (event.type === 'message-refused' && !event.replayed) this.#refused(network, event)
    else this.#pass(network, event)
  }

  /** What the event tells is recorded, and shown. */
  #pass(network: Network, event: LineEvent): void {
    const relayed = this.#relayed(network, event)
    if (relayed === undefined) return
    this.#lastLine = event.message
    const { relayed: what, senders } = relayed
    const framed = this.#netsplits.within(network, event.batch?.reference)
    // Not the event as a whole: what waits for the record would keep all of it alive.
    const { time, msgid, account } = event
    this.show(
      network,
      what,
      { time, msgid, account, framed, source: what.shown?.source ?? event.message.source },
      senders,
    )
  }

  /** What counted as said was not. What it was is in the record by the time that this is looked up. */
  #refused(network: Network, event: EventOf<'message-refused'>): void {
    const { environment, recorder, unconfirmed } = this.#user
    recorder.after(() => {
      const said = unconfirmed.refused(network, event.target, environment.now())
      if (said === undefined) return this.#pass(network, event)
      if (said.known) return
      const { time, message } = event
      const origin = { source: message.source, time, msgid: undefined, account: undefined }
      this.show(network, relayRefusal(event, said.buffer, said.msgid), origin)
    })
  }

  /** A line of the past was fetched from the network; it is shown where it is new here. */
  filled(network: Network, event: EventOf<'message-received'>, arrival: Arrival, outboxId?: string): void {
    const { source, time, msgid, account } = event
    this.show(network, relaySaid(saidIn(event, outboxId), network), { source, time, msgid, account, arrival })
  }

  /** We said something that has no echo of its own. */
  said(network: Network, said: Said, origin: Origin, senders: readonly Sender[]): void {
    this.show(network, relaySaid(said, network), origin, senders)
  }

  /** Records it, then shows it to everybody at the network; the senders get it as their answer. */
  show(network: Network, relayed: Relayed, origin: Origin, senders: readonly Sender[] = []): void {
    const now = this.#user.environment.now()
    const time = origin.time > now + MAX_AHEAD_MS ? now : origin.time
    const msgid = origin.msgid ?? newMsgid(this.#user.environment)
    const complete = { ...origin, time, msgid }
    for (const { response } of senders) response.hold()
    const rows = relayed.redacted === undefined ? relayed.rows : this.#redact(network, relayed.redacted, complete)
    const judged = rows.map((row): JudgedDraft => {
      const verdict = this.#judge(network, row, complete)
      return { buffer: network.buffers.ensure(row.place), verdict, message: messageOf(row, complete, verdict) }
    })
    // Thousands of lines wait in a flood, and what they hold is moved about by whoever collects garbage: the rows are not needed any more.
    const { shown, state, ownChannel, ownNickname, renamed } = relayed
    // Who is there, and how things stand, is told of everybody; and what is taken back may be what somebody else said.
    const ofEverybody = state || relayed.redacted !== undefined
    this.#user.recorder.record(judged, (recorded, sequence) => {
      if (!isRepeat(recorded)) {
        const message = completeMessage(shown, complete, recorded)
        if (message !== undefined) {
          const ignored = !ofEverybody && judged.length > 0 && judged.every(({ verdict }) => verdict.ignored)
          const { framed } = complete
          const meaning = { state, ownChannel, ownNickname, renamed }
          this.#deliver(network, shownOf(network, meaning, { message, recorded, sequence, framed, ignored }), senders)
        }
        judged.forEach((one, i) => this.#observe(network, one, recorded[i], complete, message))
      }
      for (const { response } of senders) response.release()
    })
  }

  #observe(
    network: Network,
    { verdict, message }: JudgedDraft,
    recorded: Recorded | undefined,
    { arrival = 'live' }: Origin,
    shown: MessageInit | undefined,
  ): void {
    const { buffer, appended } = recorded ?? {}
    if (buffer === undefined || appended?.fresh !== true) return
    const stored = { ...message, id: appended.id, time: appended.time }
    if (verdict.attention === 2 && arrival === 'live' && this.#user.detached.has(network, buffer.name)) {
      this.#user.detached.tellMention(network, buffer.name, stored)
    }
    this.#user.observers.onRecorded({ network, buffer, message: stored, verdict, arrival, shown })
  }

  /**
   * What it said is hidden from then on; where the conversation is not here, nothing is. The row tells it to screens that have the message
   * and are away now.
   */
  #redact(network: Network, { place, msgid, reason, refusal }: Redacted, origin: Origin): readonly RelayedRow[] {
    const { history, log, observers, work } = this.#user
    const buffer = network.buffers.find(place.name)
    const facts = history.parts.facts
    if (buffer === undefined || facts === undefined) return []
    const by = { sender: sourceText(origin.source), time: origin.time, ...(refusal !== undefined && { refusal }) }
    const redaction = { buffer: buffer.id, msgid, reason, ...by }
    work(
      facts.redact(redaction),
      () => observers.onRedacted(network, buffer, msgid),
      (error) => log.warn('redaction-not-kept', { reason: String(error) }),
    )
    const own = refusal !== undefined || (isUserSource(origin.source) && network.isOwn(origin.source.nickname))
    const why = reason === '' ? [] : [reason]
    const params = refusal === undefined ? [REDACT, msgid, ...why] : [REFUSED, msgid, refusal, ...why]
    return [{ place, kind: 'tagmsg', text: '', own, details: { params } }]
  }

  #relayed(network: Network, event: LineEvent): { relayed: Relayed; senders: readonly Sender[] } | undefined {
    if (event.type !== 'message-received' || !event.own || event.replayed) {
      const relayed = relay(event, network)
      return relayed === undefined ? undefined : { relayed, senders: tagSenders(network, event) }
    }
    const { as, text, status } = event
    const target = status + network.fold(event.target)
    const say = network.says.take({ as, target, text }, event.request !== undefined)
    if (say?.echoed !== undefined) {
      say.echoed(event)
      return undefined
    }
    return { relayed: relaySaid(saidIn(event, say?.outboxId), network), senders: [...(say?.senders ?? [])] }
  }

  #deliver(network: Network, shown: Shown, senders: readonly Sender[]): void {
    const last = shown.kept.reduce((most, { id }) => Math.max(most, id), 0)
    const cursor = tagOf(shown.message, 'longwire/cursor')
    const hidden = this.#user.detached.hides(network, shown)
    for (const attachment of this.#user.attachments.at(network)) {
      if (cursor !== undefined) attachment.shown(cursor, last)
      this.#user.counters.add('longwire_lines_shown_total')
      const own = senders.filter(({ screen }) => screen === attachment.screen.id)
      if (own.length === 0) {
        if (!hidden && isFor(attachment, shown, network)) attachment.show(shown)
      }
      // Without echo-message a client has shown its own message already.
      else if (attachment.screen.view.capabilities.has('echo-message')) {
        for (const { response } of own) response.reply(shown.message)
      }
      if (cursor !== undefined && attachment.askWhatCame()) this.#user.delivered.moved(attachment)
    }
  }
}

/** Whether it may be shown to a client, besides what its capabilities let through. */
function isFor(attachment: Attachment, { ignored, watched }: Shown, { monitors }: Network): boolean {
  if (ignored === true && !attachment.hidesIgnored) return false
  return watched === undefined || monitors.tellsOf(watched, attachment)
}

/** How people fare: told of those with whom one shares a channel, and with extended-monitor of those one watches. */
const ofPeople: ReadonlySet<string> = new Set(['ACCOUNT', 'AWAY', 'CHGHOST', 'SETNAME'])

/**
 * Whom a line about how somebody fares is of, folded, where no channel is shared with them.
 * Source: https://ircv3.net/specs/extensions/extended-monitor
 */
function watchedIn({ command, source }: MessageInit, network: Network): string | undefined {
  if (!ofPeople.has(command) || !isUserSource(source) || network.isOwn(source.nickname)) return undefined
  const key = network.fold(source.nickname)
  return network.channels().some(({ members }) => members.has(key)) ? undefined : key
}

/** Whose TAGMSG has come back. */
function tagSenders(network: Network, { message }: LineEvent): readonly Sender[] {
  const { command, params, source, tags } = message
  if (command !== 'TAGMSG' || !isUserSource(source) || !network.isOwn(source.nickname)) return []
  const sender = network.tagMessages.take(network.fold(params[0] ?? ''), tagsToShow(tags))
  return sender === undefined ? [] : [sender]
}

function messageOf(row: RelayedRow, origin: Origin & { msgid: string }, { attention }: Verdict): DraftMessage {
  const { kind, text, own, details } = row
  const { time, msgid, account } = origin
  const message = { buffer: UNKNOWN, time, kind, sender: sourceText(origin.source), msgid, text, attention, own }
  // Nearly all; what is put together of spread parts takes several times as long.
  if (account === undefined && details === undefined) return message
  return { ...message, ...(account !== undefined && { account }), ...(details !== undefined && { details }) }
}

/** Kept already, in every place where it belongs: a network may say a thing twice. */
function isRepeat(recorded: readonly Recorded[]): boolean {
  return recorded.length > 0 && recorded.every(({ appended }) => appended?.fresh === false)
}

function completeMessage(
  message: MessageInit | undefined,
  origin: Origin & { msgid: string },
  recorded: readonly Recorded[],
): MessageInit | undefined {
  if (message === undefined) return undefined
  const kept = recorded.length > 0 && recorded.every(({ appended }) => appended !== undefined)
  const last = lastOf(recorded)
  return addTags(message, {
    time: formatServerTime(last?.time ?? origin.time),
    ...(origin.account !== undefined && { account: origin.account }),
    ...(recorded.length > 0 && { msgid: origin.msgid }),
    ...(kept && last !== undefined && { 'longwire/cursor': last.cursor }),
    ...(recorded.length > 0 && !kept && { 'longwire/not-recorded': '' }),
  })
}

/** The last of the rows; undefined where none was kept. */
function lastOf(recorded: readonly Recorded[]): Appended | undefined {
  let last: Appended | undefined
  for (const { appended } of recorded) {
    if (appended !== undefined && (last === undefined || appended.id > last.id)) last = appended
  }
  return last
}

/** A line that has been recorded, and what became of it. */
interface Complete extends Required<Pick<Shown, 'message' | 'sequence' | 'framed' | 'ignored'>> {
  readonly recorded: readonly Recorded[]
}

/** What the way of a line to the screens needs of what it means. */
type Meaning = Pick<Relayed, 'state'> & {
  readonly [Key in 'ownChannel' | 'ownNickname' | 'renamed']: Relayed[Key] | undefined
}

function shownOf(network: Network, meaning: Meaning, complete: Complete): Shown {
  const { state, ownChannel, ownNickname, renamed } = meaning
  const { message, recorded, sequence, framed, ignored } = complete
  const watched = watchedIn(message, network)
  return {
    message,
    sequence,
    framed,
    ignored,
    state,
    kept: keptOf(recorded),
    ownChannel: ownChannel && { came: ownChannel.came, channel: network.fold(ownChannel.channel) },
    ownNickname,
    renamed: renamed && { from: network.fold(renamed.from), to: network.fold(renamed.to) },
    ...(watched !== undefined && { watched }),
  }
}

function keptOf(recorded: readonly Recorded[]): Shown['kept'] {
  const kept: { readonly buffer: BufferId; readonly id: MessageId }[] = []
  for (const { buffer, appended } of recorded) {
    if (buffer !== undefined && appended !== undefined) kept.push({ buffer: buffer.id, id: appended.id })
  }
  return kept
}
