import type { LogFormat } from '@longwire/store'

/** What a history can come from; `longwire` is an export of our own. */
export type ImportSource = LogFormat | 'soju' | 'lounge' | 'longwire'

/** What to bring in. */
export interface ImportRequest {
  readonly from: ImportSource
  /** A file, or the folder of the logs; absolute. */
  readonly path: string
  /** IANA name of the zone whose clock wrote the logs. */
  readonly zone: string
  /** `OURS` for all, or `THEIRS=OURS,…`; else networks are found by their names. */
  readonly networks?: string
  /** Nicknames that the person had, beside the one of the network. */
  readonly nicknames?: readonly string[]
}

/** How an import went. */
export interface ImportAnswer {
  readonly files: number
  readonly lines: number
  readonly messages: number
  /** Messages that were not there before. */
  readonly fresh: number
  readonly unreadable: number
  /** Networks of the logs that the person has none of; they were left out. */
  readonly unknownNetworks: readonly string[]
}
