import { batchClosed, batchOpened } from './extension-calls.ts'
import { batchOwners } from './extension-table.ts'
import type { CoreHandler } from './handlers/core-handler.ts'
import type { Message } from '../message/message.ts'
import { requestOfBatch } from './requests/batch-answers.ts'
import { endBatch, endLabel } from './requests/settling.ts'
import type { RequestId } from './ids.ts'
import { provenanceOf } from './provenance.ts'
import type { SessionCore } from './session-core.ts'
import { NO_TAGS } from '../message/tags.ts'
import { BATCH_MS, MAX_BATCH_DEPTH, MAX_OPEN_BATCHES } from './session-limits.ts'

/** Opens and closes batches. Source: https://ircv3.net/specs/extensions/batch */
export const batchHandler: CoreHandler = (core, message) => {
  const marked = message.params[0] ?? ''
  const reference = marked.slice(1)
  if (reference === '') return false
  if (marked.startsWith('+')) openBatch(core, reference, message)
  else if (marked.startsWith('-')) closeBatch(core, reference, true)
  return true
}

/** What a line's `batch` tag says of it. */
export function annotateFromBatch(core: SessionCore, message: Message): void {
  const reference = message.tags.get('batch')
  const open = reference === undefined ? undefined : core.memory.batches.get(reference)
  if (open === undefined) return
  core.provenance.batch = open.info
  core.provenance.request = open.request
  if (open.replayed) core.provenance.replayed = true
}

/** Batches whose end did not come in time are given up, and what they held is told. */
export function giveUpBatches(core: SessionCore): void {
  for (const { info, openedAt } of core.memory.batches.values()) {
    if (openedAt + BATCH_MS > core.now) continue
    const end: Message = { tags: NO_TAGS, source: undefined, command: 'BATCH', params: [`-${info.reference}`] }
    core.provenance = provenanceOf(end, core.now)
    closeBatch(core, info.reference, false)
  }
  const [oldest] = core.memory.batches.values()
  if (oldest !== undefined) core.setTimer('batches', oldest.openedAt + BATCH_MS)
}

function openBatch(core: SessionCore, reference: string, message: Message): void {
  const { batches } = core.memory
  const parent = core.provenance.batch === undefined ? undefined : batches.get(core.provenance.batch.reference)
  const depth = parent === undefined ? 0 : parent.depth + 1
  // Without its batch, a line is an ordinary line.
  if (batches.has(reference) || batches.size >= MAX_OPEN_BATCHES || depth >= MAX_BATCH_DEPTH) return
  const type = message.params[1] ?? ''
  const info = { reference, type, params: message.params.slice(2), parent: parent?.info.reference }
  const replayed = core.provenance.replayed || batchOwners.get(type)?.batches?.[type]?.replayed === true
  const label = message.tags.get('label')
  const labelled = label === undefined ? undefined : core.memory.requests.labels.get(label)
  const unlabelled = labelled === undefined && parent?.request === undefined ? requestOfBatch(core, info) : undefined
  const request = labelled ?? parent?.request ?? unlabelled
  const ends =
    labelled !== undefined && label !== undefined ? { label } : unlabelled === undefined ? undefined : 'request'
  core.provenance.request = request
  keepMsgid(core, request)
  batches.set(reference, { info, depth, replayed, request, ends, openedAt: core.now })
  if (batches.size === 1) core.setTimer('batches', core.now + BATCH_MS)
  // A response in several lines is told by its request.
  if (type !== 'labeled-response') core.emit({ ...core.provenance, type: 'batch-started', started: info })
  batchOpened(core, info, message)
}

/** A message of several lines has its id on the line that opens it. */
function keepMsgid(core: SessionCore, request: RequestId | undefined): void {
  const pending = request === undefined ? undefined : core.memory.requests.pending.get(request)
  if (pending !== undefined && pending.family === 'say') pending.msgid ??= core.provenance.msgid
}

function closeBatch(core: SessionCore, reference: string, complete: boolean): void {
  const batch = core.memory.batches.get(reference)
  if (batch === undefined) return
  // What stands in it cannot outlive it.
  for (const inner of core.memory.batches.values()) {
    if (inner.info.parent === reference) closeBatch(core, inner.info.reference, complete)
  }
  core.memory.batches.delete(reference)
  if (core.memory.batches.size === 0) core.clearTimer('batches')
  const parent = batch.info.parent === undefined ? undefined : core.memory.batches.get(batch.info.parent)
  const { provenance } = core
  provenance.batch = parent?.info
  provenance.request = batch.request
  provenance.replayed = batch.replayed
  batchClosed(core, batch.info)
  if (batch.info.type !== 'labeled-response')
    core.emit({ ...provenance, type: 'batch-ended', ended: batch.info, complete })
  if (batch.request === undefined || batch.ends === undefined) return
  if (batch.ends === 'request') endBatch(core, batch.request)
  else endLabel(core, batch.request, batch.ends.label)
}
