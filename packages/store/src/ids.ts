/** 22 characters, random, URL-safe; never reused. */
export type UserId = string
/** 8 characters, random, URL-safe; never reused, never changed. */
export type NetworkId = string
/** Counts up within a user's history; never reused. */
export type BufferId = number
/**
 * Places a message in its user's history: ids grow with time and leave room, so that a late fill takes a free one where
 * it belongs, and ordering by id is ordering by time; messages less than `LIVE_SLACK` apart may stand as they came
 * instead. The id of a removed message may be given away again. Never leaves the bouncer: on the wire a message has its
 * msgid.
 */
export type MessageId = number
