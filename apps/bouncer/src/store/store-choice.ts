import type { Durability } from '@longwire/store'
import type { Place } from '../configuration/configuration-error.ts'

/** Where accounts and history are kept, and how. */
export interface StoreChoice {
  /** Undefined where they are in the data folder. */
  readonly postgres?: PostgresChoice
  readonly durability: Durability
  /** The keys that encrypt saved passwords, where they are not in the data folder; the one in use first. */
  readonly keys?: readonly Uint8Array[]
}

/** A database on a PostgreSQL server. */
export interface PostgresChoice {
  /** It may hold a password: never to be shown. */
  readonly url: string
  /** The same, fit to be shown. */
  readonly shown: string
  readonly passwordFile?: { readonly file: string; readonly place: Place }
  /** Where it was configured, for what is wrong with it. */
  readonly place: Place
}
