/** The channels of a network, as far as they were told. */
export interface ChannelListView {
  readonly state: 'not-asked' | 'loading' | 'complete'
  /** The largest first; at most 20,000. */
  readonly channels: readonly ListedChannel[]
  /** How many were told in all, also those that are not kept. */
  readonly count: number
  /** What was asked for. */
  readonly filter: ChannelListFilter
}

/** One channel of a network's list. */
export interface ListedChannel {
  readonly name: string
  readonly members: number
  /** With its formatting codes; perhaps empty. */
  readonly topic: string
}

/** What of the list is asked for. Networks that cannot choose by it tell everything. */
export interface ChannelListFilter {
  /** A mask on names: `*linux*`. */
  readonly pattern?: string
  /** Only channels with more members than this. */
  readonly moreThan?: number
}

/** Before anybody asked. */
export const notListed: ChannelListView = { state: 'not-asked', channels: [], count: 0, filter: {} }
