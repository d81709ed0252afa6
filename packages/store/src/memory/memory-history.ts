import type { StoreEnvironment } from '../environment.ts'
import { StoreError } from '../error.ts'
import * as face from '../history.ts'
import type { BufferId, NetworkId } from '../ids.ts'
import type { NewMessage, StoredMessage } from '../message.ts'
import { cleanText, detailsText, isTalk } from '../queries/message-rows.ts'
import { boundedLimit } from '../queries/page.ts'
import { MAX_UNREAD } from '../queries/reading.ts'
import { memoryBuffers } from './memory-buffers.ts'
import type { MemoryBuffer, MemoryHistoryData } from './memory-data.ts'
import { memoryFacts } from './memory-facts.ts'
import { pageOf } from './memory-page.ts'
import { memoryBufferPreferences, memoryPreferences } from './memory-preferences.ts'
import { MemoryRecord } from './memory-record.ts'
import { memoryRecords } from './memory-records.ts'
import { memoryRetention } from './memory-retention.ts'
import { memorySearch } from './memory-search.ts'
import { MemoryTimeline } from './memory-timeline.ts'

/** A history in memory: what the others are compared with, and what the simulation runs on. */
export class MemoryHistory implements face.History {
  readonly #data: MemoryHistoryData
  readonly #environment: StoreEnvironment
  #closed = false

  constructor(data: MemoryHistoryData, environment: StoreEnvironment) {
    this.#data = data
    this.#environment = environment
    const mustBeOpen = () => this.#mustBeOpen()
    this.buffers = memoryBuffers(data, mustBeOpen)
    this.preferences = memoryPreferences(data, mustBeOpen)
    this.bufferPreferences = memoryBufferPreferences(data, mustBeOpen)
    this.parts = {
      search: memorySearch(data),
      facts: memoryFacts(data, environment, mustBeOpen),
      retention: memoryRetention(data, environment, mustBeOpen),
      records: memoryRecords(data, mustBeOpen),
    }
  }

  readonly buffers: face.BufferStore
  readonly parts: face.HistoryParts

  readonly preferences: face.PreferenceStore
  readonly bufferPreferences: face.BufferPreferenceStore

  async append(messages: readonly NewMessage[]): Promise<readonly face.Appended[]> {
    this.#mustBeOpen()
    if (messages.length > face.MAX_APPEND) throw new RangeError(`append takes at most ${face.MAX_APPEND} messages`)
    const kept = messages.map(normal)
    // All or none: an unknown buffer is noticed before anything is kept.
    const records = kept.map((message) => this.#recordOf(this.#data.buffer(message.buffer).record.network))
    const answers = kept.map((message, index) => {
      const { timeline } = this.#data.buffer(message.buffer)
      const place = () => this.#data.ids.place(message.time, this.#environment.now())
      return (records[index] ?? new MemoryRecord()).append(message, timeline, place)
    })
    for (const record of new Set(records)) {
      record.endCall()
      const last = records.lastIndexOf(record)
      const answer = answers[last]
      if (answer !== undefined) answers[last] = { ...answer, cursor: record.cursor }
    }
    return answers
  }

  async page(query: face.PageQuery): Promise<face.Page> {
    this.#mustBeOpen()
    const buffer = this.#data.buffers.get(query.buffer)
    const { messages, found } = pageOf(buffer?.timeline ?? new MemoryTimeline(), query)
    return { messages: messages.map((message) => buffer?.facts.apply(message) ?? message), found }
  }

  async targets(query: face.TargetsQuery): Promise<readonly face.Target[]> {
    this.#mustBeOpen()
    const limit = boundedLimit(query.limit)
    const found = this.#buffersOf(query.network).flatMap(({ record, timeline }) => {
      const last = timeline.all.findLast(
        ({ time, kind }) => time > query.after && time < query.before && (query.events !== false || isTalk(kind)),
      )
      return last === undefined ? [] : [{ buffer: record.id, name: record.name, latest: last.time }]
    })
    if (query.keep === 'earliest') {
      return found.toSorted((a, b) => a.latest - b.latest || a.buffer - b.buffer).slice(0, limit)
    }
    return found.toSorted((a, b) => a.latest - b.latest || b.buffer - a.buffer).slice(-limit)
  }

  async find(buffer: BufferId, msgid: string): Promise<StoredMessage | undefined> {
    this.#mustBeOpen()
    return this.#shown(buffer, (timeline) => timeline.byMsgid(msgid))
  }

  async findByOutboxId(buffer: BufferId, outboxId: string): Promise<StoredMessage | undefined> {
    this.#mustBeOpen()
    return this.#shown(buffer, (timeline) => timeline.byOutboxId(outboxId))
  }

  async since(query: face.SinceQuery): Promise<face.Since> {
    this.#mustBeOpen()
    const record = this.#data.records.get(query.network) ?? new MemoryRecord()
    const buffers = this.#buffersOf(query.network).map(({ record: { id, name }, timeline }) => ({ id, name, timeline }))
    const answer = record.since(query, buffers)
    const shown = answer.buffers.map((one) => {
      const { facts } = this.#data.buffer(one.buffer)
      return { ...one, messages: one.messages.map((message) => facts.apply(message)) }
    })
    return { ...answer, buffers: shown }
  }

  async markRead(id: BufferId, time: number): Promise<number> {
    this.#mustBeOpen()
    const buffer = this.#data.buffer(id)
    const wanted = Math.min(Math.floor(time), buffer.timeline.all.at(-1)?.time ?? 0)
    if (wanted > buffer.record.readUpTo) buffer.record = { ...buffer.record, readUpTo: wanted }
    return buffer.record.readUpTo
  }

  async unread(buffers: readonly BufferId[]): Promise<readonly face.Unread[]> {
    this.#mustBeOpen()
    return [...new Set(buffers)]
      .toSorted((a, b) => a - b)
      .flatMap((id) => {
        const buffer = this.#data.buffers.get(id)
        if (buffer === undefined) return []
        const { readUpTo } = buffer.record
        const { redactions } = buffer.facts
        const beyond = buffer.timeline.all.filter(
          ({ time, attention, msgid }) => time > readUpTo && attention > 0 && !redactions.has(msgid),
        )
        const mentions = beyond.filter(({ attention }) => attention === 2)
        return {
          buffer: id,
          readUpTo,
          unread: Math.min(MAX_UNREAD, beyond.length),
          mentions: Math.min(MAX_UNREAD, mentions.length),
        }
      })
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  get isClosed(): boolean {
    return this.#closed
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreError('closed', { retry: false, userText: 'The store was closed.' })
  }

  #buffersOf(network: NetworkId): MemoryBuffer[] {
    return [...this.#data.buffers.values()].filter(({ record }) => record.network === network)
  }

  #shown(id: BufferId, pick: (timeline: MemoryTimeline) => StoredMessage | undefined): StoredMessage | undefined {
    const buffer = this.#data.buffers.get(id)
    const message = buffer === undefined ? undefined : pick(buffer.timeline)
    return message === undefined ? undefined : buffer?.facts.apply(message)
  }

  #recordOf(network: NetworkId): MemoryRecord {
    const record = this.#data.records.get(network) ?? new MemoryRecord()
    this.#data.records.set(network, record)
    return record
  }
}

/** What of a message a database would give back: clean text, no empty fields, no details without content. */
function normal(message: NewMessage): NewMessage {
  const { details, account, ...rest } = message
  return {
    ...rest,
    text: cleanText(message.text),
    ...(account === undefined || account === '' ? {} : { account }),
    ...(detailsText(details) === null || details === undefined ? {} : { details: structuredClone(details) }),
  }
}
