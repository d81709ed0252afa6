import type { SessionSnapshot } from './session.ts'
import type { SessionMemory } from './session-memory.ts'
import { userCalled, type UserData, UserMap } from './user-map.ts'
import { NO_TAGS } from '../message/tags.ts'
import type { Message } from '../message/message.ts'

/** Grows whenever what a session remembers changes its shape. */
const SNAPSHOT_VERSION = 4

/** A session's memory as JSON-safe data. */
export function writeSnapshot(memory: SessionMemory): SessionSnapshot {
  return { version: SNAPSHOT_VERSION, data: write(memory) }
}

/** The memory of a snapshot, or undefined where it is of a version that is not known. */
export function readSnapshot(snapshot: SessionSnapshot): SessionMemory | undefined {
  return snapshot.version === SNAPSHOT_VERSION ? (read(snapshot.data) as SessionMemory) : undefined
}

// Maps, sets and messages are arrays that begin with a mark; an array of the memory begins with `[`. Objects hold only
// properties that our own types name, never keys that a server chose.
const MAP = 'map'
const SET = 'set'
const USERS = 'users'
const ARRAY = 'array'
const MESSAGE = 'message'

function write(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Map) return [MAP, ...[...value].map(([key, entry]) => [key as unknown, write(entry)])]
  if (value instanceof UserMap) return [USERS, ...[...value.kept()].map(([key, user]) => [key, write(user)])]
  if (value instanceof Set) return [SET, ...[...value].map(write)]
  if (Array.isArray(value)) return [ARRAY, ...value.map(write)]
  if (isMessage(value)) {
    const { tags, source, command, params } = value
    return [MESSAGE, [...tags], source ?? null, command, params]
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, write(entry)]))
}

function read(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, read(entry)]))
  const [mark, ...rest] = value as unknown[]
  switch (mark) {
    case MAP:
      return new Map(rest.map((entry) => readEntry(entry)))
    case USERS:
      return readUsers(rest)
    case SET:
      return new Set(rest.map(read))
    case MESSAGE:
      return readMessage(rest)
    default:
      return rest.map(read)
  }
}

function readEntry(entry: unknown): [unknown, unknown] {
  const [key, value] = entry as [unknown, unknown]
  return [key, read(value)]
}

function readUsers(entries: readonly unknown[]): UserMap {
  const users = new UserMap()
  for (const entry of entries) {
    const [key, user] = entry as [string, UserData | string]
    if (typeof user === 'string') users.setNickname(key, user)
    else users.set(key, { ...userCalled(user.nickname), ...user })
  }
  return users
}

function readMessage([tags, source, command, params]: readonly unknown[]): Message {
  const entries = tags as [string, string][]
  return {
    tags: entries.length === 0 ? NO_TAGS : new Map(entries),
    source: (source ?? undefined) as Message['source'],
    command: command as string,
    params: params as string[],
  }
}

function isMessage(value: object): value is Message {
  return 'command' in value && 'params' in value && 'tags' in value && isIterable(value.tags)
}

function isIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}
