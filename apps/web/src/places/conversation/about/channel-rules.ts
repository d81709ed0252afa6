import { type ChannelModeMeaning, channelModeMeaning, isForChannelOperators } from '@longwire/irc'
import type { ChannelMode, ChannelView } from '@longwire/model'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'

/** A mode of a channel with what it is for on its network. */
export interface ChannelRule extends ChannelMode {
  /** undefined where only the letter is known. */
  readonly meaning: ChannelModeMeaning | undefined
  /** Whether whoever looks after a channel can change it; some are set by the network alone. */
  readonly forOperators: boolean
}

/** The modes of a channel, by what they mean there. */
export function rulesOf({ modes, isupport }: ChannelView): readonly ChannelRule[] {
  return modes.map((mode) => {
    const meaning = channelModeMeaning(isupport, mode.mode)
    return { ...mode, meaning, forOperators: isForChannelOperators(meaning) }
  })
}

/** What a rule does, in words; its letter where nothing more is known. */
export function ruleName({ meaning, mode }: ChannelRule): string {
  const words = panelsTexts().channel
  return meaning === undefined ? words.otherMode(mode) : words.mode[meaning]
}
