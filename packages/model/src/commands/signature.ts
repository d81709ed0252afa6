/** What a command takes. */
export interface Signature {
  /** Words that begin with `-`, before the others, in any order. */
  readonly flags?: readonly Flag[]
  readonly parameters: readonly Parameter[]
}

export interface Flag {
  /** Without the dash. */
  readonly name: string
  /** What its value is called, where it has one. */
  readonly value?: string
}

/** One thing that a command takes. Only the last one may be `rest`: it takes all that is left. */
export interface Parameter {
  readonly name: string
  readonly kind: ParameterKind
  readonly optional?: true
  readonly rest?: true
  /** A channel that, where none is named, is the one in which the command was typed. */
  readonly here?: true
  readonly choices?: readonly string[]
  /** Something else than the choices will do as well. */
  readonly open?: true
  /** Of a `setting-value`: which setting it is for, where no parameter before it says so. */
  readonly setting?: string
}

/** What completion offers for it. */
export type ParameterKind =
  | 'text'
  | 'word'
  | 'nickname'
  | 'nicknames'
  | 'channel'
  | 'target'
  | 'mask'
  | 'network'
  | 'buffer'
  | 'command'
  | 'choice'
  | 'alias'
  | 'setting'
  | 'setting-value'
