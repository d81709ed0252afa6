/** Milliseconds for the whole of a registration. */
export const REGISTRATION_MS = 60_000
/**
 * Milliseconds for which nothing but `CAP LS` is said on a plaintext connection, so that a server may ask for TLS first;
 * a server that does not know CAP says nothing.
 */
export const INTRODUCTION_MS = 2_000
/** Milliseconds after 001 for the end of the MOTD. */
export const GREETING_MS = 10_000
/** Milliseconds without any answer after which a request is `unanswered`. */
export const ANSWER_MS = 30_000
/** Milliseconds for the server to close after QUIT, or after it turned us away. */
export const QUIT_MS = 3_000
/** Milliseconds for which joins wait for a sign, where nothing else is said. */
export const HELD_JOINS_MS = 10_000
/** Milliseconds for the next step of a login. */
export const LOGIN_STEP_MS = 20_000

/** Capabilities remembered of one server. */
export const MAX_CAPABILITIES = 500
/** Bytes of the list in one `CAP REQ`. */
export const CAP_REQUEST_BYTES = 400
/** Nicknames tried at one registration. */
export const MAX_NICKNAME_ATTEMPTS = 30
/** Lines of the MOTD that are kept. */
export const MAX_MOTD_LINES = 1_000
/** Channels that a session keeps track of. */
export const MAX_CHANNELS = 5_000
/** Members that are kept in all channels together. */
export const MAX_USERS = 500_000
/** Requests that wait or are under way. */
export const MAX_PENDING_REQUESTS = 1_000
/** Replies that are kept for one request; what comes after them is an event all the same. */
export const MAX_REPLIES = 20_000
/** Batches open at one time, and how deep they may stand in each other. */
export const MAX_OPEN_BATCHES = 100
export const MAX_BATCH_DEPTH = 10
/** Milliseconds after which a batch that did not end is forgotten. */
export const BATCH_MS = 120_000
/** Base64 characters of one SASL challenge. */
export const MAX_CHALLENGE_LENGTH = 65_536
/** Entries of one list of a channel (bans and the like) that are kept. */
export const MAX_LIST_ENTRIES = 10_000
/** Modes of a channel, or of ourselves, that are kept. */
export const MAX_MODES = 200
/** What an extension remembers of one kind: keys, networks, targets, nicknames. */
export const MAX_SLOT_ENTRIES = 10_000
/** Bytes of one message of several lines; what is beyond is cut. */
export const MAX_MULTILINE_BYTES = 262_144
/** Members of a channel up to which the session asks by itself who is away. */
export const MAX_WHO_MEMBERS = 1_000
/** People who are watched. */
export const MAX_WATCHED = 1_000
/** Milliseconds between two ISON for the same people. */
export const POLL_MS = 60_000
/** Milliseconds between the first two attempts to take the wanted nickname; each wait is twice the one before. */
export const REGAIN_MS = 15_000
/** The longest of these waits. */
export const REGAIN_MAX_MS = 3_600_000
/** CTCP answers at once, and milliseconds until one more may be given. */
export const CTCP_REPLIES = 3
export const CTCP_REPLY_MS = 10_000
