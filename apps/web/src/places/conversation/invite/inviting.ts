import { fold } from '@longwire/irc'
import type { BufferKey, BufferView, Model, NetworkId } from '@longwire/model'
import type { AppContext } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { rulesOf } from '../about/channel-rules.ts'
import { mayModerate, memberCalled } from '../menu/ranks.ts'

/** People that are proposed at once. */
const mostProposed = 6

/**
 * Channels of a network that somebody could be invited to: those that we are in and they are not, first those where we have a say.
 * One that takes only who was invited is left out where an operator alone invites; of the others only the network knows.
 */
export function channelsToInvite(model: Model, network: NetworkId, nickname: string): readonly BufferView[] {
  const channels = [...model.state.buffers.values()].filter(
    (view) => view.network === network && view.kind === 'channel' && view.joined,
  )
  return channels
    .filter(({ key }) => memberCalled(model, key, nickname) === undefined && mayInvite(model, key))
    .toSorted(
      (a, b) => Number(mayModerate(model, b.key)) - Number(mayModerate(model, a.key)) || (a.name < b.name ? -1 : 1),
    )
}

function mayInvite(model: Model, key: BufferKey): boolean {
  if (mayModerate(model, key)) return true
  const channel = model.channel(key)
  if (channel === undefined) return false
  const set = new Set(rulesOf(channel).flatMap((rule) => (rule.set ? (rule.meaning ?? []) : [])))
  return (!set.has('invite-only') || set.has('free-invites')) && !set.has('no-invites')
}

/** Who could be meant by what was typed: whom one writes with, then who is in other channels of the network; nobody who is here. */
export function peopleToInvite(model: Model, channel: BufferView, typed: string): readonly string[] {
  const begun = folded(typed)
  const found = new Map<string, string>()
  const own = model.state.networks.get(channel.network)?.currentNickname ?? ''
  const take = (nickname: string): void => {
    const key = folded(nickname)
    if (key.startsWith(begun) && key !== folded(own) && !found.has(key)) found.set(key, nickname)
  }
  const others = [...model.state.buffers.values()].filter(
    ({ network, key }) => network === channel.network && key !== channel.key,
  )
  const queries = others.filter(({ kind }) => kind === 'query')
  for (const { name } of queries.toSorted((a, b) => (b.last?.time ?? 0) - (a.last?.time ?? 0))) take(name)
  for (const { kind, key } of others) {
    if (kind !== 'channel') continue
    for (const { members } of model.members(key).groups) for (const { nickname } of members) take(nickname)
  }
  const away = [...found.values()].filter((nickname) => memberCalled(model, channel.key, nickname) === undefined)
  return away.slice(0, mostProposed)
}

/** Invites somebody; resolves with why not, in words, where the network refuses. */
export async function invite(
  { model, notices }: Pick<AppContext, 'model' | 'notices'>,
  channel: Pick<BufferView, 'key' | 'name'>,
  nickname: string,
): Promise<string | undefined> {
  const outcome = await model.actions.invite(channel.key, nickname)
  if (!outcome.ok) return outcome.text
  notices.tell(panelsTexts().invite.invited(nickname, channel.name))
  return undefined
}

/** Networks compare nicknames in one of a few ways; none takes two of these for different people. */
function folded(nickname: string): string {
  return fold(nickname.trim(), 'rfc1459')
}
