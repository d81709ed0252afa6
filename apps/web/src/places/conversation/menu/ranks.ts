import { fold } from '@longwire/irc'
import type { BufferKey, Member, Model } from '@longwire/model'

/** Prefixes of those who may remove others from a channel. */
const moderators = '~&@%!.'

/** Somebody in a channel by nickname; undefined where nobody there is called so. */
export function memberCalled(model: Pick<Model, 'members'>, buffer: BufferKey, nickname: string): Member | undefined {
  const { groups, casemapping } = model.members(buffer)
  const wanted = fold(nickname, casemapping)
  for (const { members } of groups) {
    const found = members.find((member) => fold(member.nickname, casemapping) === wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether we are somebody in this channel who may remove others. */
export function mayModerate(model: Model, buffer: BufferKey): boolean {
  const network = model.state.buffers.get(buffer)?.network ?? ''
  const own = model.state.networks.get(network)?.currentNickname
  const prefix = own === undefined ? '' : (memberCalled(model, buffer, own)?.prefixes.charAt(0) ?? '')
  return prefix !== '' && moderators.includes(prefix)
}
