import * as invites from './invites.ts'
import { getSecret, keepSecret, resealSecrets } from './installation-secrets.ts'
import * as passkeys from './passkeys.ts'
import { getScram, resealScram, setScram } from './scram.ts'
import { listPush, removePush, resealPush, savePush, touchPush } from './push.ts'
import type { NetworkSettings, NewInvite, NewLogin, NewPasskey, NewPushSubscription, NewUser } from '../accounts.ts'
import type { BufferChange, NewBuffer, PageQuery, SinceQuery, TargetsQuery } from '../history.ts'
import { recordedMessages, recordedReactions, recordedRedactions } from './records.ts'
import type { BufferId, MessageId, NetworkId, UserId } from '../ids.ts'
import { ensureBuffer, listBuffers, removeBuffer, resealBuffers, updateBuffer } from './buffers.ts'
import type { NewReaction, NewRedaction } from '../facts.ts'
import { react, redact, undoReaction, undoRedaction } from './record-facts.ts'
import { retentionRules, retentionStep, setRetentionRule } from './retention.ts'
import { createLogin, findLogin, listLogins, revokeLogin, touchLogin } from './logins.ts'
import { createNetwork, listNetworks, removeNetwork, resealNetworks, updateNetwork } from './networks.ts'
import { find, findByOutboxId, page } from './page.ts'
import {
  allBufferPreferences,
  allPreferences,
  bufferPreferences,
  getPreference,
  removeBufferPreference,
  removePreference,
  setBufferPreference,
  setPreference,
} from './preferences.ts'
import { markRead, targets, unread } from './reading.ts'
import { since } from './since.ts'
import * as users from './users.ts'
import type { RetentionRule } from '../retention.ts'
import type { Sealer } from '../secrets/sealer.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { Plan } from '../sql/plan.ts'

/** What a plan needs besides its arguments. */
export interface OperationContext {
  readonly sealer: Sealer
  readonly dialect: Dialect
}

/** What a thread can be asked to do with a history without changing it. */
export const historyReads = {
  page: ({ dialect }: OperationContext, query: PageQuery) => page(dialect, query),
  targets: (_: OperationContext, query: TargetsQuery) => targets(query),
  find: ({ dialect }: OperationContext, buffer: BufferId, msgid: string) => find(dialect, buffer, msgid),
  findByOutboxId: (_: OperationContext, buffer: BufferId, outboxId: string) => findByOutboxId(buffer, outboxId),
  since: ({ dialect }: OperationContext, query: SinceQuery) => since(dialect, query),
  unread: ({ dialect }: OperationContext, buffers: readonly BufferId[]) => unread(dialect, buffers),
  listBuffers: ({ sealer }: OperationContext, network?: NetworkId) => listBuffers(sealer, network),
  getPreference: (_: OperationContext, key: string) => getPreference(key),
  allPreferences: (_: OperationContext, prefix?: string) => allPreferences(prefix),
  bufferPreferences: (_: OperationContext, buffer: BufferId) => bufferPreferences(buffer),
  allBufferPreferences: () => allBufferPreferences(),
  retentionRules: () => retentionRules(),
  recordedMessages: (_: OperationContext, after: MessageId, limit: number) => recordedMessages(after, limit),
  recordedRedactions: (_: OperationContext, buffer: BufferId) => recordedRedactions(buffer),
  recordedReactions: (_: OperationContext, buffer: BufferId) => recordedReactions(buffer),
}

/** Small changes of a history; messages have a way of their own. */
export const historyWrites = {
  markRead: (_: OperationContext, buffer: BufferId, time: number) => markRead(buffer, time),
  ensureBuffer: ({ sealer }: OperationContext, buffer: NewBuffer) => ensureBuffer(sealer, buffer),
  updateBuffer: ({ sealer }: OperationContext, id: BufferId, change: BufferChange) => updateBuffer(sealer, id, change),
  removeBuffer: (_: OperationContext, id: BufferId) => removeBuffer(id),
  redact: ({ dialect }: OperationContext, redaction: NewRedaction, now: number) => redact(dialect, redaction, now),
  undoRedaction: (_: OperationContext, buffer: BufferId, msgid: string) => undoRedaction(buffer, msgid),
  react: ({ dialect }: OperationContext, reaction: NewReaction, now: number) => react(dialect, reaction, now),
  undoReaction: (_: OperationContext, reaction: Omit<NewReaction, 'time'>) => undoReaction(reaction),
  resealBuffers: ({ sealer }: OperationContext) => resealBuffers(sealer),
  setRetentionRule: (_: OperationContext, rule: RetentionRule) => setRetentionRule(rule),
  retentionStep: ({ dialect }: OperationContext, now: number) => retentionStep(dialect, now),
  setPreference: (_: OperationContext, key: string, text: string) => setPreference(key, text),
  removePreference: (_: OperationContext, key: string) => removePreference(key),
  setBufferPreference: (_: OperationContext, buffer: BufferId, key: string, text: string) =>
    setBufferPreference(buffer, key, text),
  removeBufferPreference: (_: OperationContext, buffer: BufferId, key: string) => removeBufferPreference(buffer, key),
}

/** Everything that is asked of `accounts.db`, which is small: its reads wait for its writes. */
export const accountOperations = {
  listUsers: () => users.listUsers(),
  userByName: (_: OperationContext, name: string) => users.userByName(name),
  userById: (_: OperationContext, id: UserId) => users.userById(id),
  createUser: (_: OperationContext, id: UserId, user: NewUser, now: number) => users.createUser(id, user, now),
  createPasskeyUser: (_: OperationContext, passkeyId: string, passkey: NewPasskey, user: NewUser, now: number) =>
    passkeys.createPasskeyUser(passkeyId, passkey, user, now),
  setPassword: (_: OperationContext, id: UserId, hash: string) => users.setPassword(id, hash),
  setDisabled: (_: OperationContext, id: UserId, disabled: boolean) => users.setDisabled(id, disabled),
  removeUser: (_: OperationContext, id: UserId, now: number) => users.removeUser(id, now),
  tombstones: () => users.tombstones(),
  bury: (_: OperationContext, id: UserId) => users.bury(id),
  listNetworks: ({ sealer }: OperationContext, user: UserId) => listNetworks(sealer, user),
  createNetwork: ({ sealer }: OperationContext, id: NetworkId, user: UserId, settings: NetworkSettings, now: number) =>
    createNetwork(sealer, id, user, settings, now),
  updateNetwork: ({ sealer }: OperationContext, id: NetworkId, settings: NetworkSettings) =>
    updateNetwork(sealer, id, settings),
  removeNetwork: (_: OperationContext, id: NetworkId) => removeNetwork(id),
  resealAccounts: ({ sealer }: OperationContext) => resealAccounts(sealer),
  savePush: ({ sealer }: OperationContext, id: string, subscription: NewPushSubscription) =>
    savePush(sealer, id, subscription),
  listPush: ({ sealer }: OperationContext, user: UserId) => listPush(sealer, user),
  touchPush: (_: OperationContext, id: string, now: number) => touchPush(id, now),
  removePush: (_: OperationContext, id: string) => removePush(id),
  createLogin: (_: OperationContext, id: string, login: NewLogin) => createLogin(id, login),
  findLogin: (_: OperationContext, tokenHash: string, now: number) => findLogin(tokenHash, now),
  listLogins: (_: OperationContext, user: UserId) => listLogins(user),
  touchLogin: (_: OperationContext, id: string, now: number) => touchLogin(id, now),
  revokeLogin: (_: OperationContext, id: string) => revokeLogin(id),
  getScram: ({ sealer }: OperationContext, id: UserId) => getScram(sealer, id),
  setScram: ({ sealer }: OperationContext, id: UserId, hash: string, verifier: string) =>
    setScram(sealer, id, hash, verifier),
  createInvite: (_: OperationContext, id: string, invite: NewInvite) => invites.createInvite(id, invite),
  listInvites: () => invites.listInvites(),
  findInvite: (_: OperationContext, tokenHash: string, now: number) => invites.findInvite(tokenHash, now),
  useInvite: (_: OperationContext, id: string, now: number) => invites.useInvite(id, now),
  giveInviteBack: (_: OperationContext, id: string) => invites.giveInviteBack(id),
  removeInvite: (_: OperationContext, id: string) => invites.removeInvite(id),
  addPasskey: (_: OperationContext, id: string, passkey: NewPasskey) => passkeys.addPasskey(id, passkey),
  findPasskey: (_: OperationContext, credentialId: string) => passkeys.findPasskey(credentialId),
  listPasskeys: (_: OperationContext, user: UserId) => passkeys.listPasskeys(user),
  passkeyUsed: (_: OperationContext, id: string, counter: number, now: number) =>
    passkeys.passkeyUsed(id, counter, now),
  renamePasskey: (_: OperationContext, id: string, label: string) => passkeys.renamePasskey(id, label),
  removePasskey: (_: OperationContext, id: string) => passkeys.removePasskey(id),
  getSecret: ({ sealer }: OperationContext, name: string) => getSecret(sealer, name),
  keepSecret: ({ sealer }: OperationContext, name: string, secret: string) => keepSecret(sealer, name, secret),
}

function* resealAccounts(sealer: Sealer): Plan<void> {
  yield* resealNetworks(sealer)
  yield* resealPush(sealer)
  yield* resealScram(sealer)
  yield* resealSecrets(sealer)
}

type Operation = (context: OperationContext, ...args: never[]) => Plan<unknown>

/** The arguments of an operation, without the context. */
export type ArgsOf<T> = T extends (context: OperationContext, ...args: infer A) => unknown ? A : never
/** What an operation's plan ends with. */
export type ResultOf<T> = T extends (context: OperationContext, ...args: never[]) => Plan<infer R> ? R : never

/** Calls operations of a table by name, wherever they are run. */
export type Calls<Table> = <Name extends keyof Table & string>(
  operation: Name,
  ...args: ArgsOf<Table[Name]>
) => Promise<ResultOf<Table[Name]>>

/** The plan of an operation by its name. Both sides of a thread are of one build, so an unknown name is a bug. */
export function planOf(
  table: Readonly<Record<string, Operation>>,
  context: OperationContext,
  name: string,
  args: readonly unknown[],
): Plan<unknown> {
  const operation = table[name]
  if (operation === undefined) throw new Error(`no operation is named ${name}`)
  return operation(context, ...(args as never[]))
}
