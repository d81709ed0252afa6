import type { ChannelView } from '@longwire/model'
import { leavingTexts } from '../../texts/leaving/leaving-texts.ts'

/** What somebody needs who comes back to a channel. */
export interface WayBack {
  readonly invitation: boolean
  readonly keyed: boolean
  /** Undefined where there is none, or where the network does not tell it. */
  readonly key: string | undefined
}

/** By the rules of a channel as they are now: `i` and `k` mean the same on every network. */
export function wayBackTo(channel: Pick<ChannelView, 'modes'> | undefined): WayBack {
  const rule = (letter: string) => channel?.modes.find(({ mode, set }) => mode === letter && set)
  const key = rule('k')
  return { invitation: rule('i') !== undefined, keyed: key !== undefined, key: toldKey(key?.parameter) }
}

/** Why one may not come back, in a sentence for each reason; undefined where nothing stands in the way. */
export function warningOf(name: string, { invitation, keyed, key }: WayBack): string | undefined {
  const words = leavingTexts()
  const sentences = [
    ...(invitation ? [words.invitedOnly(name)] : []),
    ...(keyed ? [words.keyed(name)] : []),
    ...(key === undefined ? [] : [words.keyIs(key)]),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

/** Some networks show a star in its place. */
function toldKey(parameter: string | undefined): string | undefined {
  return parameter === undefined || parameter === '' || parameter === '*' ? undefined : parameter
}
