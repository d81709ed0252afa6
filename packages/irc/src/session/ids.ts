/** Chosen by the session; setting one that is set replaces it. */
export type TimerId = string
/** Chosen by the session: which piece of work a result belongs to. */
export type DeriveId = string
/** Chosen by the caller, unique while pending; at most 64 bytes. */
export type RequestId = string
