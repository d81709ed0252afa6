import { type CompiledRules, judge } from '@longwire/attention'
import type { MessageInit } from '@longwire/irc'
import type { BufferRecord, StoredMessage } from '@longwire/store'
import { playbackLine } from '../downstream/playback.ts'
import type { PersonRules } from '../preferences/person-rules.ts'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'

/** What playing back needs to know of the person. */
export interface PlayedBackUser {
  readonly rules: PersonRules
  readonly environment: { now(): number }
}

/** The line of the past that a client is shown unasked, with its time; undefined where there is none to show. */
export function playedBack(
  row: StoredMessage,
  name: string,
  network: Network,
  attachment: Attachment,
  { environment, rules }: PlayedBackUser,
): MessageInit | undefined {
  const kind = name === '' ? ('server' as const) : network.isChannel(name) ? ('channel' as const) : ('query' as const)
  const buffer: Pick<BufferRecord, 'folded' | 'kind' | 'name'> = { kind, name, folded: network.fold(name) }
  if (row.redaction !== undefined || isIgnored(row, buffer, rules.of(network), environment.now())) return undefined
  return timed(playbackLine(row, { nickname: network.nickname, buffer }), row, attachment)
}

/** `[2026-11-22 10:00:00] text`, in UTC, for a client without server-time. */
function timed(line: MessageInit, { time }: StoredMessage, { screen }: Attachment): MessageInit {
  const text = line.params?.at(-1)
  if (screen.view.capabilities.has('server-time') || text === undefined) return line
  const stamp = `[${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}] `
  const action = '\x01ACTION '
  const stamped = text.startsWith(action) ? action + stamp + text.slice(action.length) : stamp + text
  return { ...line, params: [...(line.params ?? []).slice(0, -1), stamped] }
}

/** Whether a kept message is of somebody whom the person ignores now. */
function isIgnored(
  { kind, own, sender, text }: StoredMessage,
  { folded, kind: place }: Pick<BufferRecord, 'folded' | 'kind'>,
  rules: CompiledRules,
  now: number,
): boolean {
  const message = { kind, sender, text, own, arrival: 'live' as const, answersOwn: false }
  return judge(message, rules, { buffer: { kind: place, folded }, now, utcOffset: 0 }).ignored
}
