import { blankSecrets, type Environment } from '@longwire/connection'
import { type MessageInit, escapeTagValue, unescapeTagValue } from '@longwire/irc'
import type { BufferId, BufferRecord, History } from '@longwire/store'
import type { Log } from '../log/log.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Network } from './network.ts'
import type { RecordObserver } from './record-observers.ts'
import type { Work } from './work.ts'

const STORED_KEY = 'draft'
const MAX_AGE_MS = 90 * 24 * 60 * 60 * 1000
/** Of one network. */
const MAX_DRAFTS = 200

interface DraftsUser {
  readonly environment: Environment
  readonly history: History
  readonly log: Log
  readonly work: Work
}

interface KeptDraft {
  readonly text: string
  /** When it was changed, in milliseconds since 1970. */
  readonly at: number
}

/** What the person has begun to write, for all screens. See docs/extensions/draft.md. */
export class Drafts implements RecordObserver {
  readonly #user: DraftsUser
  readonly #drafts = new Map<BufferId, KeptDraft>()

  /** `kept` is what the store has of buffers' preferences. */
  constructor(user: DraftsUser, kept: ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>) {
    this.#user = user
    for (const [buffer, values] of kept) {
      const draft = readDraft(values[STORED_KEY])
      if (draft !== undefined) this.#drafts.set(buffer, draft)
    }
  }

  /** The newest text of a conversation; false where it was that before, or holds a password and is kept nowhere. */
  change(network: Network, buffer: BufferRecord, text: string): boolean {
    if ((this.#drafts.get(buffer.id)?.text ?? '') === text || holdsSecret(buffer.name, text)) return false
    if (text === '') this.#drop(buffer.id)
    else {
      const draft = { text, at: this.#user.environment.now() }
      this.#drafts.set(buffer.id, draft)
      this.#write(this.#user.history.bufferPreferences.set(buffer.id, STORED_KEY, draft))
      this.#dropOldest(network)
    }
    return true
  }

  onRemoved({ buffers }: Network): void {
    for (const { id } of buffers.list()) this.#drafts.delete(id)
  }

  /** Those of a network. */
  lines(network: Network): readonly MessageInit[] {
    const oldest = this.#user.environment.now() - MAX_AGE_MS
    return network.buffers.list().flatMap(({ id, name }) => {
      const draft = this.#drafts.get(id)
      if (draft !== undefined && draft.at < oldest) this.#drop(id)
      return draft === undefined || draft.at < oldest ? [] : draftLine(name, draft.text)
    })
  }

  #dropOldest(network: Network): void {
    const here = network.buffers.list().flatMap(({ id }) => {
      const draft = this.#drafts.get(id)
      return draft === undefined ? [] : { id, at: draft.at }
    })
    if (here.length <= MAX_DRAFTS) return
    for (const { id } of here.toSorted((a, b) => b.at - a.at).slice(MAX_DRAFTS)) this.#drop(id)
  }

  #drop(buffer: BufferId): void {
    this.#drafts.delete(buffer)
    this.#write(this.#user.history.bufferPreferences.remove(buffer, STORED_KEY))
  }

  #write(written: Promise<void>): void {
    this.#user.work(
      written,
      () => {},
      (error) => this.#user.log.warn('state-not-written', { reason: String(error) }),
    )
  }
}

/** The line that tells a draft; an empty text says that there is none. */
export function draftLine(target: string, text: string): MessageInit {
  const params = text === '' ? [target] : [target, escapeTagValue(text)]
  return { source: SERVER_NAME, command: 'DRAFT', params }
}

/** The text of a DRAFT line. NUL cannot be in one. */
export function draftText(encoded: string): string {
  return unescapeTagValue(encoded).replaceAll('\0', '')
}

function holdsSecret(target: string, text: string): boolean {
  return text.split('\n').some((line) => {
    const said = `PRIVMSG ${target} ${line}`
    // A command is none before it is sent: as it is typed, and never a text that happens to begin with a word of one.
    const command = line.trim()
    return blankSecrets(said) !== said || (command.startsWith('/') && blankSecrets(command) !== command)
  })
}

function readDraft(value: unknown): KeptDraft | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('at' in value)) return undefined
  const { text, at } = value
  return typeof text === 'string' && typeof at === 'number' ? { text, at } : undefined
}
